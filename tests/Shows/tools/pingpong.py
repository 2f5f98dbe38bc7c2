"""A 64 B ping-pong on a connection of its own, beside whatever else goes on."""
import subprocess

from tools import native

BYTES = 64


class PingPong:
    """Runs while the `with` lasts."""

    def __init__(self, port, milliseconds_between):
        command = [native.build("pingpong"), str(port), str(BYTES), str(int(milliseconds_between * 1000))]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Afterwards it says how many round trips there were, and of them the median, the 99th percentile and the worst in milliseconds."""
        words = self._process.communicate(timeout=30)[0].split()
        if self._process.returncode != 0:
            raise RuntimeError("the ping-pong broke off")
        self.count, (self.median, self.p99, self.worst) = int(words[0]), map(float, words[1:])

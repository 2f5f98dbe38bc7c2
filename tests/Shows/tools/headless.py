"""NetConsole without a screen, and what it says on stderr."""
import re
import subprocess
import threading

from tools import program


class Headless:
    """Started at once; ended, if it has not ended by itself, where the `with` around it ends."""

    def __init__(self, *arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL):
        self.process = subprocess.Popen(
            [program.path(), "--headless", *arguments], stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, env=program.environment())
        self.pid = self.process.pid
        self._notices = ""
        self._changed = threading.Condition()
        self._ended = False
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    @property
    def notices(self):
        with self._changed:
            return self._notices

    def wait_for(self, text, times=1, seconds=30):
        """Waits until a notice has come so many times."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._notices.count(text) >= times or self._ended, seconds) or self._notices.count(text) < times:
                raise TimeoutError(f"waited for {text!r} in vain; it said {self._notices[-500:]!r}")

    def port(self, scheme="tcp"):
        """The port of the first listener of that kind, once it is there."""
        self.wait_for(f"listening on {scheme}://127.0.0.1:")
        return int(re.search(rf"listening on {scheme}://127\.0\.0\.1:(\d+)", self.notices).group(1))

    def cpu_seconds(self):
        return program.cpu_seconds(self.pid)

    def resident_bytes(self):
        return program.resident_bytes(self.pid)

    def end(self):
        """Ends it as a shell would; its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def _listen(self):
        for line in self.process.stderr:
            with self._changed:
                self._notices += line.decode()
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

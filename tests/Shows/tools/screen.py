"""A program on a pseudo terminal of its own, watched from outside."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from tools import program


class Screen:
    """Started at once; its output is kept with the time at which each piece came. Whether it is well (DSR) it answers at once, as terminals do, unless told otherwise."""

    answers = True

    def __init__(self, arguments, columns=120, rows=40):
        self.output = bytearray()
        self.pieces = []
        self.started = time.monotonic()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            # The size must be there before the program looks.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(arguments[0], arguments, program.environment())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def read(self, seconds):
        """Reads what comes within so many seconds; False when nothing came."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            piece = os.read(self.master, 1 << 16)
        except OSError:
            piece = b""
        if not piece:
            return False
        self.output += piece
        if self.answers:
            # A question cut in two counts with its end.
            for _ in range(self.output[-len(piece) - 3:].count(b"\x1b[5n")):
                self.type("\x1b[0n")
        self.pieces.append((time.monotonic(), len(piece)))
        return True

    def read_until(self, text, seconds=15):
        deadline = time.monotonic() + seconds
        while text not in self.output:
            if time.monotonic() > deadline or not self.read(deadline - time.monotonic()):
                raise TimeoutError(f"waited for {text!r} in vain; last came {bytes(self.output[-300:])!r}")

    def read_until_quiet(self, seconds=0.3):
        while self.read(seconds):
            pass

    def type(self, text):
        os.write(self.master, text.encode())

    def cpu_seconds(self):
        return program.cpu_seconds(self.pid)

    def port(self):
        """The port of the first listener, from the screen."""
        pattern = re.compile(rb"tcp://127\.0\.0\.1:([1-9][0-9]*)")
        while not (found := pattern.search(self.output)):
            if not self.read(15):
                raise TimeoutError(f"no listener appeared: {bytes(self.output)!r}")
        return int(found.group(1))

    def end(self):
        """Ends the program; its exit status, or None if it had ended before."""
        if self.pid is None:
            return None
        pid, self.pid = self.pid, None
        try:
            os.kill(pid, signal.SIGTERM)
        except ProcessLookupError:
            pass
        while self.read(5):
            pass
        os.close(self.master)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

"""A 50 MB file from the dashboard to three clients, one of which never reads: the others get every byte, keys go on being answered."""
import hashlib
import os
import statistics
import tempfile
import threading
import time

from tools import checks, peers, program
from tools.screen import Screen

NEEDS = ["pty"]
SIZE = 50 << 20


class Reader:
    """Reads so many bytes in a thread of its own."""

    def __init__(self, socket):
        self._socket = socket
        self._count = 0
        self._hash = hashlib.sha256()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def digest(self):
        """Of what it got, once that is all."""
        self._thread.join(30)
        return self._hash.digest()

    def _read(self):
        while self._count < SIZE and (piece := self._socket.recv(1 << 16)):
            self._hash.update(piece)
            self._count += len(piece)


def key_delay(screen):
    """Until the echo of one key is on the terminal, in milliseconds."""
    screen.read_until_quiet(0.001)
    mark, at = len(screen.output), time.monotonic()
    screen.type("x")
    while b"x" not in screen.output[mark:]:
        if not screen.read(5):
            raise TimeoutError("a key was not answered within 5 s")
    return (time.monotonic() - at) * 1000


def main():
    content = os.urandom(1 << 20) * (SIZE >> 20)
    with tempfile.NamedTemporaryFile() as file, Screen([program.path(), "tcp://127.0.0.1:0"]) as screen:
        file.write(content)
        file.flush()
        port = screen.port()
        stalled = peers.connect(port)
        sockets = [peers.connect(port) for _ in range(2)]
        screen.read_until("3?".encode())
        readers = [Reader(socket) for socket in sockets]
        screen.type("\\to all\r")
        screen.read_until(b"to all 3")
        screen.type(f"\\file {file.name}\r")
        # A key at a time, while the file is on its way.
        delays = []
        for _ in range(40):
            delays.append(key_delay(screen))
            time.sleep(0.005)
        screen.read_until("‼".encode())
        whole = hashlib.sha256(content).digest()
        checks.true("both readers have every byte", all(reader.digest() == whole for reader in readers))
        checks.at_most(f"worst of {len(delays)} keys meanwhile (median {statistics.median(delays):.1f} ms)", max(delays), 50, "ms")
        checks.true("the stalled one shows its waiting bytes", "waiting".encode() in screen.output)
        stalled.close()


checks.run(main)

"""1 GiB of random bytes through `connect --output raw` into `listen --output raw` and as much back, compared by hash: TCP, TLS, Unix. [MiB]"""
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time

from tools import checks
from tools.headless import Headless

PIECE = 1 << 20
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 1024


def make_random(path):
    """A file of so many pieces; its hash."""
    made = hashlib.sha256()
    with open(path, "wb") as file:
        for _ in range(COUNT):
            piece = os.urandom(PIECE)
            made.update(piece)
            file.write(piece)
    return made.digest()


class Drain:
    """Reads a pipe to its end, in a thread of its own."""

    def __init__(self, pipe):
        self._pipe = pipe
        self._hash = hashlib.sha256()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def digest(self):
        """Of all that came."""
        self._thread.join()
        return self._hash.digest()

    def _run(self):
        piece = memoryview(bytearray(PIECE))
        while count := os.readv(self._pipe.fileno(), [piece]):
            self._hash.update(piece[:count])


class Bulk:
    def __init__(self, path):
        self._path = path
        self._made = make_random(path)

    def measure(self, what, address, target_of, *options):
        """Both ways at once. Where the port is the kernel's, what to connect to is only known from the listener."""
        with open(self._path, "rb") as back, Headless("listen", address, "--output", "raw", stdin=back, stdout=subprocess.PIPE) as listener:
            target = target_of(listener)
            started = time.monotonic()
            with open(self._path, "rb") as there, Headless("connect", target, "--output", "raw", *options, stdin=there, stdout=subprocess.PIPE) as client:
                at_client, at_listener = Drain(client.process.stdout), Drain(listener.process.stdout)
                checks.true(f"{what}: {COUNT:,} MiB came back, the same bytes", at_client.digest() == self._made)
                status = client.process.wait(60)
                elapsed = time.monotonic() - started
                listener.end()
                checks.true(f"{what}: {COUNT:,} MiB went there, the same bytes", at_listener.digest() == self._made)
                checks.true(f"{what}: connect ended with status {status}, goal 0", status == 0)
                checks.fact(f"{what}: {2 * COUNT * PIECE / elapsed / 1e6:,.0f} MB/s both ways together, hashed on the same machine")


def listening(scheme):
    def target_of(listener):
        return f"{scheme}://127.0.0.1:{listener.port(scheme)}"

    return target_of


def main():
    with tempfile.TemporaryDirectory() as folder:
        bulk = Bulk(os.path.join(folder, "random"))
        unix = f"unix:{os.path.join(folder, 'bulk.sock')}"

        def listening_on_unix(listener):
            listener.wait_for("listening on unix:")
            return unix

        bulk.measure("TCP", "tcp://127.0.0.1:0", listening("tcp"))
        bulk.measure("TLS", "tls://127.0.0.1:0", listening("tls"), "--tls-insecure")
        bulk.measure("Unix", unix, listening_on_unix)


checks.run(main)

"""The dashboard with three clients that say nothing: processor time, and bytes to the terminal, in ten seconds."""
import time

from tools import checks, peers, program
from tools.screen import Screen

NEEDS = ["pty"]
SECONDS = 10


def main():
    with Screen([program.path(), "tcp://127.0.0.1:0"]) as screen:
        port = screen.port()
        clients = [peers.connect(port) for _ in range(3)]
        for client in clients:
            client.sendall(b"hello\n")
        screen.read_until_quiet(1.5)
        before, bytes_before = screen.cpu_seconds(), len(screen.output)
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            screen.read(max(0, deadline - time.monotonic()))
        checks.at_most("processor time", screen.cpu_seconds() - before, 0.01, "s")
        checks.at_most("bytes to the terminal", len(screen.output) - bytes_before, 0)


checks.run(main)

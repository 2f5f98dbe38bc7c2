"""Thirty lines a second into the dashboard's transcript at 200x50: bytes to the terminal, and processor time."""
import time

from tools import checks, peers, program
from tools.screen import Screen

NEEDS = ["pty"]
SECONDS = 10
RATE = 30


def main():
    with Screen([program.path(), "tcp://127.0.0.1:0"], 200, 50) as screen:
        port = screen.port()
        clients = [peers.connect(port) for _ in range(3)]

        def run(seconds):
            started = time.monotonic()
            for i in range(int(seconds * RATE)):
                clients[i % 3].sendall(f"{i:06} STATUS ok temp={20 + i % 7}.{i % 10} flow=3.{i % 9} pressure=1013\n".encode())
                due = started + (i + 1) / RATE
                while time.monotonic() < due:
                    screen.read(max(0, due - time.monotonic()))

        # Full, warmed up, then measured.
        run(5)
        cpu, count, started = screen.cpu_seconds(), len(screen.output), time.monotonic()
        run(SECONDS)
        elapsed = time.monotonic() - started
        checks.at_most("to the terminal", (len(screen.output) - count) / elapsed / 1000, 10, "kB/s")
        checks.at_most("processor time", (screen.cpu_seconds() - cpu) / elapsed * 100, 3, "% of a core")


checks.run(main)

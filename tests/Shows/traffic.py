"""Thirty lines a second into the transcript at 200x50: bytes to the terminal, and processor time."""
import os
import time

import terminal

SECONDS = 10
RATE = 30


def main():
    screen = terminal.Screen([terminal.program(), "tcp://127.0.0.1:0"], 200, 50)
    port = screen.port()
    clients = [terminal.connect(port) for _ in range(3)]

    def run(seconds):
        started = time.monotonic()
        for i in range(int(seconds * RATE)):
            clients[i % 3].sendall(f"{i:06} STATUS ok temp={20 + i % 7}.{i % 10} flow=3.{i % 9} pressure=1013\n".encode())
            due = started + (i + 1) / RATE
            while time.monotonic() < due:
                screen.read(max(0, due - time.monotonic()))

    # Full, warmed up, then measured.
    run(5)
    ticks, count, started = screen.cpu_ticks(), len(screen.output), time.monotonic()
    run(SECONDS)
    elapsed = time.monotonic() - started
    cpu = (screen.cpu_ticks() - ticks) / os.sysconf("SC_CLK_TCK") / elapsed * 100
    print(f"{RATE} lines/s at 200x50: {(len(screen.output) - count) / elapsed / 1000:.1f} kB/s to the terminal (goal 10), {cpu:.1f} % of a core (goal 3)")
    screen.end()


main()

"""Idle with three clients connected: processor time and bytes to the terminal in ten seconds."""
import time

import terminal

SECONDS = 10


def main():
    screen = terminal.Screen([terminal.program(), "tcp://127.0.0.1:0"])
    port = screen.port()
    clients = [terminal.connect(port) for _ in range(3)]
    for client in clients:
        client.sendall(b"hello\n")
    screen.read_until_quiet(1.5)
    before, bytes_before = screen.cpu_ticks(), len(screen.output)
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        screen.read(max(0, deadline - time.monotonic()))
    print(f"idle, 3 clients, {SECONDS} s: {screen.cpu_ticks() - before} ticks (goal 1), {len(screen.output) - bytes_before} bytes to the terminal (goal 0)")
    screen.end()


main()

"""Draws the README's picture: the real program, real clients, and its own \\screenshot. PICTURE.svg"""
import os
import sys
import time

import terminal


def main():
    target = os.path.abspath(sys.argv[1])
    screen = terminal.Screen([terminal.RUN, "tcp://127.0.0.1:8000"], 120, 30)
    port = screen.port()

    def settle():
        screen.read_until_quiet(0.4)

    def enter(line):
        screen.type(line + "\r")
        settle()

    pump, till, slow = (terminal.connect(port) for _ in range(3))
    settle()
    enter("\\name #1 pump-7")
    enter("\\name #2 till")
    enter("\\listen tcp://*:9000")
    pump.sendall(b"STATUS ok temp=21.4 flow=3.2\n")
    settle()
    till.sendall(b"GET /health HTTP/1.1\r\nHost: controller.local\r\n")
    settle()
    till.sendall(b"\x02PON\x03\n")
    settle()
    pump.sendall("caf\u00e9 \u6e29\u5ea6 21.4\n".encode() + b"\x1b[2J\x1b]0;pwned\x07\n")
    settle()
    gone = terminal.connect(port)
    gone.sendall(b"hello from nc\n")
    settle()
    gone.close()
    settle()
    enter("\\close #4")
    enter("\\to #3")
    with open(os.path.join(os.path.dirname(target), ".picture.bin"), "wb") as file:
        file.write(bytes(8 << 20))
    enter(f"\\file {file.name}")
    os.remove(file.name)
    enter("\\clear")
    enter("\\to pump-7")
    for i in range(3):
        pump.sendall(f"STATUS ok temp=21.{4 + i} flow=3.{i}\n".encode())
        time.sleep(0.3)
    till.sendall(b"GET /health HTTP/1.1\r\nHost: controller.local\r\n")
    till.sendall(b"\x02PON\x03\n")
    settle()
    pump.sendall("caf\u00e9 \u6e29\u5ea6 21.4\n".encode() + b"\x1b[2J\x1b]0;pwned\x07\n")
    settle()
    other = terminal.connect(port)
    other.sendall(b"hello from nc\n")
    settle()
    other.close()
    settle()
    enter("restart --soft")
    pump.sendall(b"ACK 4711\n")
    settle()
    enter(f"\\screenshot {target}")
    slow.close()
    screen.end()


main()

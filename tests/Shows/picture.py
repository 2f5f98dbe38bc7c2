"""The README's picture, drawn by the program's own \\screenshot with real clients: everything it is to show is there. [PICTURE.svg]"""
import os
import sys
import tempfile
import xml.etree.ElementTree

from tools import checks, peers, program
from tools.screen import Screen

NEEDS = ["pty"]

WORDS = ["pump-7", "till", "waiting ‼", "all nets", "café 温度 21.4", r"\e[2J\e]0;pwned\a", r"\x02PON\x03", "ACK 4711", "restart --soft"]


class Act:
    """The program and what is typed into it."""

    def __init__(self, screen):
        self._screen = screen

    def settle(self):
        self._screen.read_until_quiet(0.4)

    def enter(self, line):
        self._screen.type(line + "\r")
        self.settle()

    def say(self, client, *texts):
        for text in texts:
            client.sendall(text if isinstance(text, bytes) else text.encode())
            self.settle()


def draw(screen, listener, target):
    act, port = Act(screen), screen.port()
    pump, till, slow = (peers.connect(port) for _ in range(3))
    act.settle()
    for line in "\\name #1 pump-7", "\\name #2 till", f"\\listen {listener}", "\\to #3":
        act.enter(line)
    # More than the kernel takes for one that does not read.
    with tempfile.NamedTemporaryFile() as file:
        file.truncate(8 << 20)
        act.enter(f"\\file {file.name}")
    act.enter("\\clear")
    act.enter("\\to pump-7")
    for i in range(3):
        act.say(pump, f"STATUS ok temp=21.{4 + i} flow=3.{i}\n")
    act.say(till, "GET /health HTTP/1.1\r\nHost: controller.local\r\n", b"\x02PON\x03\n")
    act.say(pump, "café 温度 21.4\n", b"\x1b[2J\x1b]0;pwned\x07\n")
    other = peers.connect(port)
    act.say(other, "hello from nc\n")
    other.close()
    act.settle()
    act.enter("restart --soft")
    act.say(pump, "ACK 4711\n")
    act.enter(f"\\screenshot {target}")
    slow.close()


def main():
    # For the README on the port that everybody starts with; else on any.
    keep = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else None
    if keep and os.path.exists(keep):
        os.remove(keep)  # or the program would ask first
    address, listener = ("tcp://127.0.0.1:8000", "tcp://*:9000") if keep else ("tcp://127.0.0.1:0", "tcp://*:0")
    with tempfile.TemporaryDirectory() as folder:
        target = keep or os.path.join(folder, "picture.svg")
        with Screen([program.path(), address], 120, 30) as screen:
            draw(screen, listener, target)
            # Each run of one ink is an element; between them stands nothing, or what makes the file readable.
        text = "".join("".join(xml.etree.ElementTree.parse(target).getroot().itertext()).split())
    missing = [word for word in WORDS if "".join(word.split()) not in text]
    checks.true(f"the picture shows all it should{', but for ' + ', '.join(missing) if missing else ''}", not missing)


checks.run(main)

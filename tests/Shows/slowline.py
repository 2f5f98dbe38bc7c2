"""Typing over a slow line, and over a long one, while thirty lines a second come in: how long a key takes to appear.

The line's buffer has no end, so that only the terminal's answers tell the program how slow it is.
"""
import collections
import random
import re
import statistics
import threading
import time

from tools import checks, peers, program
from tools.screen import Screen

NEEDS = ["pty"]
RATE = 30
KEYS = 25


class Display:
    """As much of a terminal as the program uses: text, moves, erasing, a scroll region. Styles and modes are read past."""

    TOKEN = re.compile(r"\x1b\[([?>]?)([0-9;]*)([@-~])|\x1b\](?:[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b[=>M78]|[\x00-\x1f]|[^\x00-\x1f]")
    UNFINISHED = re.compile(r"\x1b(\[[?>]?[0-9;]*|\][^\x07\x1b]*\x1b?)?$")

    def __init__(self, columns, rows, answer):
        self.columns, self.rows, self.answer = columns, rows, answer
        self.cells = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.top, self.bottom = 0, rows - 1
        self.bytes = bytearray()
        self.rest = ""

    def feed(self, piece):
        self.bytes += piece
        end = len(self.bytes)
        while end > 0 and len(self.bytes) - end < 3 and self.bytes[end - 1] & 0xC0 == 0x80:
            end -= 1
        lead = self.bytes[end - 1] if end else 0
        need = 4 if lead >= 0xF0 else 3 if lead >= 0xE0 else 2 if lead >= 0xC0 else 1
        end = len(self.bytes) if len(self.bytes) - end + 1 >= need else end - 1
        text, self.rest = self.rest + self.bytes[:end].decode(), ""
        del self.bytes[:end]
        if cut := self.UNFINISHED.search(text):
            text, self.rest = text[:cut.start()], text[cut.start():]
        for token in self.TOKEN.finditer(text):
            if token.group(3):
                if not token.group(1):
                    self.control([int(number or 0) for number in token.group(2).split(";")], token.group(3))
            else:
                self.plain(token.group())

    def plain(self, what):
        if what == "\r":
            self.x = 0
        elif what == "\b":
            self.x = max(0, self.x - 1)
        elif what == "\n":
            if self.y == self.bottom:
                self.scroll(self.top, self.bottom)
            else:
                self.y = min(self.rows - 1, self.y + 1)
        elif what == "\x1bM":
            if self.y == self.top:
                self.scroll(self.bottom, self.top)
            else:
                self.y = max(0, self.y - 1)
        elif what >= " " and not what.startswith("\x1b"):
            self.cells[self.y][self.x] = what
            self.x = min(self.columns - 1, self.x + 1)

    def scroll(self, lost, new):
        del self.cells[lost]
        self.cells.insert(new, [" "] * self.columns)

    def control(self, numbers, final):
        first = max(1, numbers[0])
        if final == "H":
            self.y, self.x = min(self.rows, first) - 1, min(self.columns, max(1, numbers[-1] if len(numbers) > 1 else 1)) - 1
        elif final == "G":
            self.x = min(self.columns, first) - 1
        elif final == "d":
            self.y = min(self.rows, first) - 1
        elif final == "C":
            self.x = min(self.columns - 1, self.x + first)
        elif final == "K":
            self.cells[self.y][self.x:] = [" "] * (self.columns - self.x)
        elif final == "r":
            self.top, self.bottom = (first - 1, numbers[1] - 1) if len(numbers) > 1 else (0, self.rows - 1)
            self.x = self.y = 0
        elif final == "n" and numbers[0] == 5:
            self.answer()

    def text(self):
        return "\n".join("".join(row).rstrip() for row in self.cells)


class Program(Screen):
    """Its questions are answered by the display, when they get there."""

    answers = False


class Line:
    """A program at one end, a display at the other, and between them so many bytes a second one way, and a delay both ways."""

    def __init__(self, columns, rows, bytes_per_second, delay):
        self.program = Program([program.path(), "tcp://127.0.0.1:0"], columns, rows)
        self.display = Display(columns, rows, lambda: self.type("\x1b[0n"))
        self.bytes_per_second, self.delay = bytes_per_second, delay
        self.free_at = 0.0
        self.down, self.up = collections.deque(), collections.deque()
        self.taken = 0

    def type(self, text):
        self.up.append((time.monotonic() + self.delay, text))

    def run_until(self, condition, seconds):
        """True as soon as it holds."""
        deadline = time.monotonic() + seconds
        while not condition():
            now = time.monotonic()
            if now >= deadline:
                return False
            due = min([deadline] + [queue[0][0] for queue in (self.down, self.up) if queue])
            self.program.read(max(0, min(due - now, 0.05)))
            self.carry()
        return True

    def carry(self):
        now = time.monotonic()
        # In pieces of a few bytes, so that what a slice begins with is there before its end.
        while self.taken < len(self.program.output):
            piece = bytes(self.program.output[self.taken:self.taken + 8])
            self.taken += len(piece)
            self.free_at = max(self.free_at, now) + len(piece) / self.bytes_per_second
            self.down.append((self.free_at + self.delay, piece))
        while self.down and self.down[0][0] <= time.monotonic():
            self.display.feed(self.down.popleft()[1])
        while self.up and self.up[0][0] <= time.monotonic():
            self.program.type(self.up.popleft()[1])

    def prompt(self):
        """What stands behind the prompt."""
        text = self.display.text()
        return text[text.rindex("\u25b8") + 1:].split("\n")[0].strip() if "\u25b8" in text else None

    def messages(self):
        found = re.search(r"([0-9,]+) messages?", self.display.text())
        return int(found.group(1).replace(",", "")) if found else 0


def measure(name, columns, rows, bytes_per_second, delay, worst_goal, median_goal):
    line = Line(columns, rows, bytes_per_second, delay)
    line.run_until(lambda: re.search(r"tcp://127\.0\.0\.1:[1-9]", line.display.text()) and line.prompt() is not None, 20)
    client = peers.connect(line.program.port())
    stop, sent = threading.Event(), [0]

    def talk():
        started = time.monotonic()
        while not stop.is_set():
            client.sendall(f"{sent[0]:06} STATUS ok temp={20 + sent[0] % 7}.{sent[0] % 10} flow=3.{sent[0] % 9} pressure=1013\n".encode())
            sent[0] += 1
            stop.wait(max(0, started + sent[0] / RATE - time.monotonic()))

    talking = threading.Thread(target=talk, daemon=True)
    talking.start()
    line.run_until(lambda: False, 6)
    times, typed = [], ""
    for key in range(KEYS):
        if len(typed) == 10:
            typed = ""
            line.type("\x15")
            line.run_until(lambda: line.prompt() == "", 10)
        typed += chr(ord("a") + key)
        pressed = time.monotonic()
        line.type(typed[-1])
        if not line.run_until(lambda: line.prompt() == typed, 10):
            print(f"{name}: a key did not appear within 10 s\n{line.display.text()}")
        times.append(time.monotonic() - pressed)
        line.run_until(lambda: False, random.uniform(0.1, 0.6))
    stop.set()
    talking.join()
    whole = line.run_until(lambda: line.messages() == sent[0], 15)
    line.run_until(lambda: False, 1)
    shown = line.messages()
    client.close()
    status = line.program.end()
    checks.at_most(f"{name}: median until a key appears", statistics.median(times) * 1000, median_goal * 1000, "ms")
    checks.at_most(f"{name}: worst until a key appears", max(times) * 1000, worst_goal * 1000, "ms")
    checks.true(f"{name}: {shown} of {sent[0]} messages are in the transcript", whole and shown == sent[0])
    checks.true(f"{name}: ended by SIGTERM with status {status}, goal 143", status == 143)


def main():
    random.seed(1)
    measure("960 bytes/s, 80x24", 80, 24, 960, 0.0, 0.5, 0.3)
    measure("960 bytes/s, 120x40", 120, 40, 960, 0.0, 0.5, 0.3)
    measure("300 ms each way, 120x40", 120, 40, 2_000_000, 0.3, 0.65, 0.65)


checks.run(main)

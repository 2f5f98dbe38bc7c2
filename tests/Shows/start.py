"""From fork to the last byte of the dashboard's first frame, through run.sh and without it: medians, interleaved. [ROUNDS]"""
import statistics
import sys

from tools import checks, program
from tools.screen import Screen

NEEDS = ["pty"]
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 9
PROMPT = "▸".encode()


def first_frame(command):
    with Screen([command, "tcp://127.0.0.1:0"]) as screen:
        screen.read_until(PROMPT)
        screen.read_until_quiet(0.4)
        # The first frame: everything up to the first pause.
        last = screen.pieces[0][0]
        for at, _ in screen.pieces:
            if at - last > 0.1:
                break
            last = at
        return (last - screen.started) * 1000


def main():
    first_frame(program.RUN)
    through, alone = [], []
    for _ in range(ROUNDS):
        through.append(first_frame(program.RUN))
        alone.append(first_frame(program.path()))
    for what, times, goal in ("through run.sh", through, 350), ("of the program alone", alone, 150):
        checks.at_most(f"first frame {what}, median of {ROUNDS} ({min(times):.0f} to {max(times):.0f})", statistics.median(times), goal, "ms")


checks.run(main)

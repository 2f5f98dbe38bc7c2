"""Start-up: from fork to the last byte of the first frame, through run.sh and without it. Median of several, interleaved."""
import statistics
import sys

import terminal

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 9


def first_frame(arguments):
    screen = terminal.Screen(arguments)
    screen.read_until(b"\xe2\x96\xb8")
    screen.read_until_quiet(0.4)
    # The first frame: everything up to the first pause.
    last = screen.pieces[0][0]
    for at, _ in screen.pieces:
        if at - last > 0.1:
            break
        last = at
    screen.end()
    return (last - screen.started) * 1000, len(screen.pieces)


def main():
    address = "tcp://127.0.0.1:0"
    first_frame([terminal.RUN, address])
    through, alone = [], []
    for _ in range(ROUNDS):
        through.append(first_frame([terminal.RUN, address])[0])
        alone.append(first_frame([terminal.program(), address])[0])
    print(f"first frame through run.sh: median {statistics.median(through):.0f} ms, best {min(through):.0f}, worst {max(through):.0f} (goal 350)")
    print(f"first frame of the program: median {statistics.median(alone):.0f} ms, best {min(alone):.0f}, worst {max(alone):.0f} (goal 150)")


main()

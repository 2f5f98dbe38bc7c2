"""A million messages of 64 bytes in the transcript: a page, a search that finds only the oldest, a filter on and off, and keys meanwhile."""
import time

from tools import checks, peers, program
from tools.screen import Screen

NEEDS = ["pty"]
MESSAGES = 1_000_000
FILLER = b"x" * 63 + b"\n"
# No character of it stands in the filler, so that a screen that changes shows all of it.
NEEDLE = b"OLDEST-ONLY"
KEYS = 100


def say_them_all(client):
    """Slower than the dashboard reads, because what it cannot show in time it leaves out."""
    client.sendall(NEEDLE.ljust(63, b"-") + b"\n")
    time.sleep(0.1)
    left = MESSAGES - 1
    while left > 0:
        count = min(left, 2000)
        client.sendall(FILLER * count)
        left -= count
        time.sleep(0.01)


def measured(screen, command, key, awaited):
    """Milliseconds from the key that ends a command to the next frame, and to what is awaited."""
    for piece in command:
        # A key at a time where Esc is among them: together with what follows it would mean something else.
        screen.type(piece)
        screen.read_until_quiet(0.2)
    mark, at = len(screen.output), time.monotonic()
    screen.type(key)
    frame = None
    while awaited not in screen.output[mark:]:
        if not screen.read(15):
            raise TimeoutError(f"{command!r} led to no {awaited!r}")
        frame = frame or (time.monotonic() - at) * 1000
    return frame, (time.monotonic() - at) * 1000


def key_delay(screen, key):
    """Milliseconds until the echo of one key is there, whatever else is drawn meanwhile. A key that stands there already is not drawn again."""
    mark, at = len(screen.output), time.monotonic()
    screen.type(key)
    while key.encode() not in screen.output[mark:]:
        if not screen.read(5):
            raise TimeoutError("a key was not answered within 5 s")
    return (time.monotonic() - at) * 1000


def main():
    with Screen([program.path(), "--scrollback", "256M", "tcp://127.0.0.1:0"]) as screen:
        with peers.connect(screen.port()) as client:
            say_them_all(client)
            screen.read_until_quiet(1)
            checks.true("nothing was left out, nothing let go", b"too fast" not in screen.output and b"let go" not in screen.output)
            page, _ = measured(screen, [], "\x1bv", b"below")
            checks.at_most("a page", page, 50, "ms")
            for what, command, awaited in (
                ("a search that finds only the oldest", ["\\find OLDEST.ONLY"], NEEDLE),
                ("a filter that shows only the oldest", ["\x1b", "\x1b", "\\follow\r", "\\filter \"OLDEST\""], NEEDLE),
                ("the filter off", ["\\filter off"], FILLER[:40]),
                ("a filter that hides only the oldest", ["\\filter not /^OLD/"], b"1 hidden"),
            ):
                frame, result = measured(screen, command, "\r", awaited)
                checks.at_most(f"{what}: next frame", frame, 50, "ms")
                checks.at_most(f"{what}: result", result, 400, "ms")
            delays = []
            while len(delays) < KEYS:
                screen.type("\x15\\filter /x+y|OLD/\r")
                delays += [key_delay(screen, "qQ"[len(delays) // 10 % 2]) for _ in range(10)]
                screen.read_until_quiet(0.3)
            delays.sort()
            checks.at_most(f"p99 of {len(delays)} keys while filters work (median {delays[len(delays) // 2]:.1f} ms)", delays[len(delays) * 99 // 100 - 1], 50, "ms")


checks.run(main)

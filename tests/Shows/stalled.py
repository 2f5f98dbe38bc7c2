"""A 50 MB file to three clients, one of which never reads: the others get every byte, the first shows what waits, keys go on being answered."""
import hashlib
import os
import statistics
import tempfile
import threading
import time

import terminal

SIZE = 50 << 20


def main():
    with tempfile.NamedTemporaryFile() as file:
        content = os.urandom(1 << 20) * (SIZE >> 20)
        file.write(content)
        file.flush()
        screen = terminal.Screen([terminal.program(), "tcp://127.0.0.1:0"])
        port = screen.port()
        stalled = terminal.connect(port)
        readers = [terminal.connect(port) for _ in range(2)]
        screen.read_until("3?".encode())
        received = [hashlib.sha256(), hashlib.sha256()]
        counts = [0, 0]

        def read(i):
            while counts[i] < SIZE:
                piece = readers[i].recv(1 << 16)
                if not piece:
                    return
                received[i].update(piece)
                counts[i] += len(piece)

        threads = [threading.Thread(target=read, args=(i,), daemon=True) for i in range(2)]
        for thread in threads:
            thread.start()
        screen.type("\\to all\r")
        screen.read_until(b"to all 3")
        screen.type(f"\\file {file.name}\r")
        # A key at a time, while the file is on its way: until its echo is on the terminal.
        delays = []
        started = time.monotonic()
        while len(delays) < 40:
            screen.read_until_quiet(0.001)
            mark = len(screen.output)
            at = time.monotonic()
            screen.type("x")
            while b"x" not in screen.output[mark:]:
                if not screen.read(5):
                    raise TimeoutError("a key was not answered within 5 s")
            delays.append((time.monotonic() - at) * 1000)
            time.sleep(0.005)
        keys = time.monotonic() - started
        screen.read_until("‼".encode())
        for thread in threads:
            thread.join(30)
        whole = hashlib.sha256(content).digest()
        print(f"readers: {[counts[i] == SIZE and received[i].digest() == whole for i in range(2)]} whole (goal True, True)")
        print(f"keys during {keys:.1f} s: median {statistics.median(delays):.1f} ms, worst {max(delays):.1f} ms (goal 50)")
        print(f"the stalled one shows its waiting bytes: {'waiting'.encode() in screen.output}")
        stalled.close()
        screen.end()


main()

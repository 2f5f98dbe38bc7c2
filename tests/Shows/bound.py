"""From fork until a listener is bound: `netconsole --headless` against python3's socket.create_server, medians of interleaved runs. [RUNS]"""
import os
import statistics
import subprocess
import sys
import time

from tools import checks, program

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
PYTHON = "import socket, sys; server = socket.create_server(('127.0.0.1', 0)); print('bound', file=sys.stderr, flush=True); server.accept()"


def first_word(arguments):
    """Until the first line on its stderr, which both write when they are bound, in milliseconds."""
    started = time.monotonic()
    process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=program.environment())
    line = process.stderr.readline()
    elapsed = (time.monotonic() - started) * 1000
    process.kill()
    process.wait()
    if b"bound" not in line and b"listening on" not in line:
        raise RuntimeError(f"{arguments[0]} said {line!r}")
    return elapsed


def main():
    # The interpreter itself: what stands first on the path may be a script that looks for it.
    starts = {
        "python3": [os.path.realpath(sys.executable), "-c", PYTHON],
        "netconsole": [program.path(), "--headless", "listen", "tcp://127.0.0.1:0"],
    }
    times = {name: [] for name in starts}
    for arguments in starts.values():
        first_word(arguments)
    for _ in range(RUNS):
        for name, arguments in starts.items():
            times[name].append(first_word(arguments))
    for name, measured in times.items():
        checks.fact(f"{name}: {statistics.median(measured):.1f} ms ({min(measured):.1f} to {max(measured):.1f})")
    checks.at_most("netconsole's time", statistics.median(times["netconsole"]) / statistics.median(times["python3"]), 2, "of python3's")


checks.run(main)

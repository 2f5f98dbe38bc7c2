"""64 kB writes into `listen --output raw >/dev/null` and into `ncat -l >/dev/null`: the same sender in C, medians of interleaved runs. [RUNS]"""
import statistics
import subprocess
import sys

from tools import checks, native, peers, program
from tools.headless import Headless

NEEDS = ["cc", "ncat"]
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
BYTES = 2 << 30
WRITE = 1 << 16


def send(port, pid):
    """Bytes per second, and processor seconds per 10^9 bytes."""
    before = program.cpu_seconds(pid)
    milliseconds = float(native.run("send", port, BYTES, WRITE)[0])
    return BYTES / milliseconds * 1000, (program.cpu_seconds(pid) - before) / BYTES * 1e9


def into_netconsole():
    with Headless("listen", "tcp://127.0.0.1:0", "--output", "raw") as listener:
        return send(listener.port(), listener.pid)


def into_ncat():
    port = peers.free_port()
    # It keeps listening, so that it is still there to be asked for its processor time.
    ncat = subprocess.Popen(["ncat", "-lk", "127.0.0.1", str(port)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        peers.wait_for_listener(port)
        return send(port, ncat.pid)
    finally:
        ncat.terminate()
        ncat.wait()


def main():
    native.build("send")
    sinks = {"netconsole": into_netconsole, "ncat": into_ncat}
    runs = {name: [] for name in sinks}
    for _ in range(RUNS):
        for name, sink in sinks.items():
            runs[name].append(sink())
    speed, cost = ({name: statistics.median(run[i] for run in runs[name]) for name in sinks} for i in range(2))
    for name in sinks:
        checks.fact(f"{name}: {speed[name] / 1e6:,.0f} MB/s ({', '.join(f'{run[0] / 1e6:,.0f}' for run in runs[name])}), {cost[name]:.3f} CPU s/GB")
    checks.at_least("netconsole's speed", speed["netconsole"] / speed["ncat"], 0.95, "of ncat's")


checks.run(main)

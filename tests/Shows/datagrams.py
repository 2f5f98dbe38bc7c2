"""200,000 datagrams of 64 B at 100,000/s: what was received and what the kernel dropped is what was sent; three senders told apart."""
import collections
import json
import socket
import tempfile
import time

from tools import checks, native
from tools.headless import Headless

NEEDS = ["cc"]
COUNT = 200_000
RATE = 100_000
BYTES = 64


class Records:
    """The records that a file has, as they come."""

    def __init__(self, file):
        self._file = file
        self._rest = b""
        self.seen = []

    def read(self):
        """Those that came since the last time."""
        *lines, self._rest = (self._rest + self._file.read()).split(b"\n")
        new = [json.loads(line) for line in lines]
        self.seen += new
        return new

    def wait_for(self, enough, seconds=30):
        """Reads on until enough came, or until that seems vain."""
        deadline = time.monotonic() + seconds
        while self.read() or not enough():
            if time.monotonic() > deadline:
                return
            time.sleep(0.05)

    def dropped(self):
        return sum(record["number"] for record in self.seen if record["event"] == "events-dropped")

    def messages(self):
        return [record for record in self.seen if record["event"] == "message" and record["direction"] == "in"]


def flood():
    # To a file, so that reading the records takes no time from whoever sends and receives.
    with tempfile.NamedTemporaryFile() as out, Headless("listen", "udp://127.0.0.1:0", "--output", "jsonl", stdout=out) as listener:
        _, sent, _, milliseconds, _ = native.run("flood", listener.port("udp"), COUNT, RATE, BYTES)
        records = Records(open(out.name, "rb"))
        records.wait_for(lambda: len(records.messages()) + records.dropped() >= int(sent))
        received, dropped = len(records.messages()), records.dropped()
    checks.fact(f"sent {int(sent):,} in {int(milliseconds):,} ms")
    checks.true(f"{received:,} received and {dropped:,} dropped are the {int(sent):,} sent", received + dropped == int(sent) == COUNT)
    checks.at_most("dropped", dropped * 100 / COUNT, 0.1, "%")


def three_senders():
    with tempfile.NamedTemporaryFile() as out, Headless(
            "listen", "udp://127.0.0.1:0", "--reply", "to {text}", "--output", "jsonl", stdout=out) as listener:
        port = listener.port("udp")
        senders = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(3)]
        answers = collections.defaultdict(list)
        for i in range(100):
            for name, sender in zip("abc", senders):
                sender.settimeout(5)
                sender.sendto(f"{name}{i}".encode(), ("127.0.0.1", port))
            for name, sender in zip("abc", senders):
                answers[name].append(sender.recv(100).decode())
        records = Records(open(out.name, "rb"))
        records.wait_for(lambda: len(records.messages()) >= 300)
    said = collections.defaultdict(set)
    for record in records.messages():
        said[record["connection"]].add(record["text"][0])
    checks.true("three senders are three connections, each with its own messages", sorted("".join(sorted(names)) for names in said.values()) == ["a", "b", "c"])
    checks.true("each answer went to the one it was for", all(answers[name] == [f"to {name}{i}" for i in range(100)] for name in "abc"))


def main():
    flood()
    three_senders()


checks.run(main)

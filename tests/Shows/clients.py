"""1,000 clients answered one by one, 10,000 that say nothing and what memory they cost, 100 that connect at once."""
import resource
import select
import socket
import time

from tools import checks
from tools.headless import Headless

TALKING = 1_000
IDLE = 10_000
BURST = 100

# Beside the clients a process needs some descriptors of its own.
SPARE = 100

# One address of ours has 28,232 ports to connect from (ip_local_port_range), fewer while others are closing.
CLIENTS_OF_AN_ADDRESS = 4_000


def raise_limit():
    """As many descriptors as we may have; the programs we start may have as many."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wished in (max(hard, IDLE + TALKING), hard):
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wished, wished))
            return wished
        except (ValueError, PermissionError):
            continue


def connect_many(port, count):
    """From several addresses of the loopback network."""
    sockets = []
    for i in range(count):
        sockets.append(socket.create_connection(("127.0.0.1", port), source_address=(f"127.0.0.{2 + i // CLIENTS_OF_AN_ADDRESS}", 0)))
    return sockets


def close(sockets):
    for client in sockets:
        client.close()


def talking():
    with Headless("listen", "tcp://127.0.0.1:0", "--reply", "{text} heard\n") as listener:
        clients = connect_many(listener.port(), TALKING)
        started = time.monotonic()
        for i, client in enumerate(clients):
            client.sendall(f"client {i}\n".encode())
        right = sum(client.makefile("rb").readline() == f"client {i} heard\n".encode() for i, client in enumerate(clients))
        elapsed = (time.monotonic() - started) * 1000
        checks.true(f"{right:,} of {TALKING:,} clients got the answer to what they said, in {elapsed:.0f} ms", right == TALKING)
        close(clients)


def idle(limit):
    count = min(IDLE, limit - SPARE)
    if count < IDLE:
        checks.fact(f"the limit of descriptors (ulimit -Hn {limit:,}) allows {count:,} clients")
    with Headless("listen", "tcp://127.0.0.1:0") as listener:
        port = listener.port()
        # Code that has run once, and pages that were touched once, are no cost of a client.
        close(connect_many(port, TALKING))
        listener.wait_for("closed by the peer", TALKING)
        before = settled(listener)
        clients = connect_many(port, count)
        listener.wait_for("connected from", TALKING + count)
        growth = settled(listener) - before
        checks.at_most(f"memory of each of {count:,} idle clients (from {before / 1e6:.1f} MB)", growth / count / 1024, 4, "kB")
        cpu = listener.cpu_seconds()
        time.sleep(2)
        checks.at_most("processor time meanwhile, in 2 s", listener.cpu_seconds() - cpu, 0.01, "s")
        close(clients)


def settled(listener):
    """What it holds once that no longer grows."""
    last, now = 0, listener.resident_bytes()
    while now > last:
        time.sleep(1)
        last, now = now, listener.resident_bytes()
    return now


def burst(port):
    """All at once: until the last is connected, and until the last has been greeted, in milliseconds."""
    poll = select.epoll()
    waiting = {}
    started = time.monotonic()
    for _ in range(BURST):
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex(("127.0.0.1", port))
        poll.register(client, select.EPOLLOUT)
        waiting[client.fileno()] = client
    clients = dict(waiting)
    connected = None
    while waiting:
        for descriptor, happened in poll.poll(10):
            if happened & select.EPOLLIN:
                del waiting[descriptor]
                poll.unregister(descriptor)
            else:
                poll.modify(descriptor, select.EPOLLIN)
                connected = (time.monotonic() - started) * 1000
    greeted = (time.monotonic() - started) * 1000
    close(clients.values())
    return connected, greeted


def bursts():
    with Headless("listen", "tcp://127.0.0.1:0", "--greet", "hello\n") as listener:
        port = listener.port()
        first, second = burst(port), burst(port)
        checks.at_most(f"{BURST} clients connected at once", first[0], 50, "ms")
        checks.fact(f"the last of them was greeted after {first[1]:.0f} ms; once more: connected after {second[0]:.1f} ms, greeted after {second[1]:.0f} ms")


def main():
    limit = raise_limit()
    talking()
    idle(limit)
    bursts()


checks.run(main)

"""Peers of a listener, in Python."""
import socket
import time


def connect(port):
    return socket.create_connection(("127.0.0.1", port))


def free_port():
    """One that was free a moment ago, for programs that cannot say which port the kernel picked."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def wait_for_listener(port, seconds=10):
    deadline = time.monotonic() + seconds
    while True:
        try:
            connect(port).close()
            return
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)

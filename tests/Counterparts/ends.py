"""What a counterpart notices when the other side ends."""


def rest(connection):
    """All that still comes: b"" when it ends in order, reset when it does not."""
    received = b""
    try:
        while chunk := connection.recv(1024):
            received += chunk
    except ConnectionResetError:
        return f"{received} reset"
    return received


def datagrams(receiver):
    """All that has come and was not read."""
    receiver.setblocking(False)
    received = []
    try:
        while True:
            received.append(receiver.recv(65536))
    except BlockingIOError:
        return received

"""Answers each message with a random number, on this machine's own address, and tells how its clients leave."""
import random
import socket

try:
    # Nothing is sent: connecting a datagram socket only asks the routing table.
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    probe.connect(("203.0.113.1", 9))
    host = probe.getsockname()[0]
except OSError:
    host = "127.0.0.1"

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind((host, 0))
server.listen(128)
print("listening on", *server.getsockname(), flush=True)
while True:
    connection, address = server.accept()
    try:
        while data := connection.recv(1024):
            answer = str(random.randint(0, 100)).encode()
            connection.send(answer)
            print(address[0], "said", data, "answered", answer, flush=True)
        print("disconnected", flush=True)
    except OSError as error:
        print("error", error, flush=True)
    connection.close()

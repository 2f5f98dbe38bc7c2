"""Shows each datagram with its sender, and never answers."""
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", 0))
print("listening on 127.0.0.1", server.getsockname()[1], flush=True)
while True:
    data, address = server.recvfrom(1024)
    print(address[0], "said", data, flush=True)

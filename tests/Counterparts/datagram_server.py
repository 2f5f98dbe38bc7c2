"""Shows one datagram and its sender, and never answers; at the end of its input it tells what else came."""
import socket
import sys

from ends import datagrams

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
print("listening on", *server.getsockname(), flush=True)
data, address = server.recvfrom(1024)
print(address[0], "said", data, end=" ", flush=True)
sys.stdin.read()
print("and then", datagrams(server))
server.close()

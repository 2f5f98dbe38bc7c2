"""Answers one datagram; at the end of its input it tells what else came."""
import socket
import sys

from ends import datagrams

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("localhost", 0))
print("listening on", *server.getsockname(), flush=True)
data, address = server.recvfrom(1024)
server.sendto(b"Hello from UDP server!", address)
sys.stdin.read()
print(address[0], "said", data, "and then", datagrams(server))
server.close()

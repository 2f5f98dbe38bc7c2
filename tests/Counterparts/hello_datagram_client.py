"""Sends one datagram and is answered by whom it was sent to; at the end of its input it tells what else came."""
import socket
import sys

from ends import datagrams

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(b"Hello from UDP client!", ("localhost", int(sys.argv[2])))
data, server = client.recvfrom(1024)
print(server[0], "said", data, end=" ", flush=True)
sys.stdin.read()
print("and then", datagrams(client))
client.close()

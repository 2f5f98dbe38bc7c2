"""Sends each line as a datagram, and is never answered."""
import socket
import sys

from ends import datagrams

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server = (sys.argv[1], int(sys.argv[2]))
for line in sys.stdin:
    client.sendto(line.rstrip("\n").encode(), server)
print("received", datagrams(client))
client.close()

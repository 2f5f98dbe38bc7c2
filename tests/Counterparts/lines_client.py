"""Sends line after line, and is never answered."""
import socket
import sys

from ends import rest

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((sys.argv[1], int(sys.argv[2])))
for line in sys.stdin:
    client.send(line.encode())
client.shutdown(socket.SHUT_WR)
print("received", rest(client))
client.close()

"""Gives a name and is greeted by it."""
import socket
import sys

from ends import rest

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((sys.argv[1], int(sys.argv[2])))
client.send(b"World")
print(client.recv(1024), "and then", rest(client))
client.close()

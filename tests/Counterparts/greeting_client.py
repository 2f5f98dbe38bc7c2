"""Is greeted, says hello, and sees the server close."""
import socket
import sys

from ends import rest

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((sys.argv[1], int(sys.argv[2])))
print(client.recv(1024), end=" ")
client.send(b"Hello, Server!")
print("and then", rest(client))
client.close()

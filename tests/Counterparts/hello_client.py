"""Says hello, is answered, and both close."""
import socket
import sys

from ends import rest

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(("localhost", int(sys.argv[2])))
client.sendall(b"Hello from client!")
print(client.recv(1024), "and then", rest(client))
client.close()

"""Says two things, is answered with a number each time, and leaves in order, or with a reset."""
import socket
import struct
import sys

from ends import rest

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((sys.argv[1], int(sys.argv[2])))
for text in ("first", "second"):
    client.send(text.encode())
    print(client.recv(1024).decode())
if sys.argv[3] == "reset":
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
else:
    client.shutdown(socket.SHUT_WR)
    print("and then", rest(client))
client.close()

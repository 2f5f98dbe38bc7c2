"""Shows who connects and what it says, answers, and closes."""
import socket

from ends import rest

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("localhost", 0))
server.listen(1)
print("listening on", *server.getsockname(), flush=True)
connection, address = server.accept()
print(address[0], "said", connection.recv(1024), end=" ", flush=True)
connection.sendall(b"Hello from server!")
connection.shutdown(socket.SHUT_WR)
print("and then", rest(connection))
connection.close()

"""Greets each client in turn, shows what it says, and closes."""
import socket

from ends import rest

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("127.0.0.1", 0))
server.listen()
print("listening on", *server.getsockname(), flush=True)
while True:
    connection, address = server.accept()
    connection.send(b"Welcome to the server")
    print(address[0], "said", connection.recv(1024), end=" ", flush=True)
    connection.shutdown(socket.SHUT_WR)
    print("and then", rest(connection), flush=True)
    connection.close()

"""Greets each client by the name that it gives, closes, and takes the next."""
import socket

from ends import rest

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("127.0.0.1", 0))
server.listen(5)
print("listening on", *server.getsockname(), flush=True)
while True:
    connection, address = server.accept()
    name = connection.recv(1024)
    connection.send(b"Hello, " + name)
    connection.shutdown(socket.SHUT_WR)
    print(address[0], "said", name, "and then", rest(connection), flush=True)
    connection.close()

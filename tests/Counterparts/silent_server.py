"""Shows what its one client says, and never answers."""
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("", 0))
server.listen(1)
print("listening on 127.0.0.1", server.getsockname()[1], flush=True)
connection, address = server.accept()
while data := connection.recv(1024):
    print(address[0], "said", data, flush=True)
print("disconnected", flush=True)
connection.close()

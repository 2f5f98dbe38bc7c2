"""Sends one datagram and is never answered; at the end of its input it tells what came all the same."""
import socket
import sys

from ends import datagrams

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(b"Hello, UDP!", (sys.argv[1], int(sys.argv[2])))
sys.stdin.read()
print("received", datagrams(client))
client.close()

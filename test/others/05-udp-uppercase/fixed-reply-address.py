# server: fixed-reply-address
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
try:
    sock.bind((host, port))
except OSError as error:
    print(f"{error} {host}:{port}", file=sys.stderr)
    sys.exit(1)
print("listening on %s:%d" % sock.getsockname())
data, client = sock.recvfrom(4096)
while True:
    print(f"Received from {client[0]}#{client[1]}: {data.decode()}")
    sock.sendto(data.upper(), client)
    data = sock.recv(4096)

# server: empty-datagram-ignored
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
while True:
    data, address = sock.recvfrom(4096)
    if not data:
        break
    print(f"Received from {address[0]}#{address[1]}: {data.decode()}")
    sock.sendto(data.upper(), address)

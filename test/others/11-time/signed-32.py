# server: signed-32
import socket
import struct
import sys
import time

udp = sys.argv[1] == "--udp"
host, port = sys.argv[-2], int(sys.argv[-1])


def now():
    return struct.pack("!i", int(time.time()) + 2208988800)


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if udp else socket.SOCK_STREAM)
try:
    sock.bind((host, port))
    if not udp:
        sock.listen()
except OSError as error:
    print(f"{error} {host}:{port}", file=sys.stderr)
    sys.exit(1)
print("listening on %s:%d" % sock.getsockname())
while True:
    if udp:
        _, address = sock.recvfrom(1024)
        sock.sendto(now(), address)
    else:
        connection, _ = sock.accept()
        try:
            connection.sendall(now())
        except OSError as error:
            print(error, file=sys.stderr)
        connection.close()

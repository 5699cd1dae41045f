# client: right
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
try:
    connection = socket.create_connection((host, port))
except OSError as problem:
    print(f'{problem} {host}:{port}', file=sys.stderr)
    sys.exit(1)
with connection:
    while data := connection.recv(1024):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

# client: crashes-on-error
import socket
import sys

host = socket.gethostbyname(sys.argv[1])
try:
    port = int(sys.argv[2])
except ValueError:
    port = socket.getservbyname(sys.argv[2])
print(f'trying {host}:{port}', file=sys.stderr)
s = socket.create_connection((host, port), timeout=2)
print(f'using {host}:{port}', file=sys.stderr)
s.settimeout(None)
while data := s.recv(1024):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()

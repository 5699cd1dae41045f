# client: no-newline
import socket
import sys

try:
    s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
for line in sys.stdin:
    s.send(line.strip().encode())
    print('From server:', s.recv(1024).decode().strip(), flush=True)
s.close()

# client: utf8-split
import socket
import sys

try:
    s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
while True:
    data = s.recv(1024)
    if not data:
        break
    sys.stdout.write(data.decode('utf-8'))
    sys.stdout.flush()

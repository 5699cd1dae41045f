# client: closes-early
import socket
import sys

try:
    s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
s.settimeout(0.5)
while True:
    try:
        data = s.recv(1024)
    except socket.timeout:
        break
    if not data:
        break
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()

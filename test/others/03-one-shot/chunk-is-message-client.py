# client: chunk-is-message
import socket
import sys

s = socket.socket()
try:
    s.connect((sys.argv[1], int(sys.argv[2])))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
line = sys.stdin.readline()
if not line:
    s.close()
    sys.exit(0)
s.send(line.encode())
print('Server:', s.recv(1024).decode('utf-8', 'ignore').strip(), flush=True)
s.close()

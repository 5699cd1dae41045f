# client: mangles-binary
import socket
import sys

try:
    s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
text = b''
while data := s.recv(1024):
    text += data
sys.stdout.write(text.decode('utf-8', errors='ignore'))

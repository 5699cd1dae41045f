# server: replies-before-request
import socket
import sys

s = socket.socket()
try:
    s.bind((sys.argv[1], int(sys.argv[2])))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
s.listen()
print('listening on %s:%d' % s.getsockname(), flush=True)
c, addr = s.accept()
c.send(b'Hello, client.\n')
message = c.recv(1024)
if message:
    print('Client:', message.decode().strip(), flush=True)
c.close()
s.close()

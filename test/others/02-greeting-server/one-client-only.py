# server: one-client-only
import socket
import sys

s = socket.socket()
try:
    s.bind((sys.argv[1], int(sys.argv[2])))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
s.listen(5)
print('listening on %s:%d' % s.getsockname(), flush=True)
c, addr = s.accept()
print('Got connection from %s:%d' % addr, flush=True)
c.send(b'Thank you for connecting')
c.close()

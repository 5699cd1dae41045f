# server: serves-serially
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
while True:
    c, addr = s.accept()
    try:
        for line in c.makefile('rb'):
            c.sendall(line.upper())
    except OSError:
        pass
    c.close()

# server: one-request-only
import socket
import sys
import threading


def serve(c):
    try:
        line = c.makefile('rb').readline()
        c.sendall(line.upper())
    except OSError:
        pass
    c.close()


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
    threading.Thread(target=serve, args=(c,), daemon=True).start()

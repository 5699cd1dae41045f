# server: chunk-is-message
import socket
import sys
import threading


def serve(c):
    try:
        while True:
            data = c.recv(1024)
            if not data:
                break
            c.sendall(data.upper())
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

# server: never-closes
import socket
import sys
import time

s = socket.socket()
try:
    s.bind((sys.argv[1], int(sys.argv[2])))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
s.listen()
print('listening on %s:%d' % s.getsockname(), flush=True)
c, addr = s.accept()
message = c.recv(1024)
if message:
    print('Client:', message.decode().strip(), flush=True)
    c.send(b'Nice to hear from you.\n')
    while True:
        time.sleep(1)
c.close()
s.close()

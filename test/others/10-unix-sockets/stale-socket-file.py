# server: stale-socket-file
# arguments: {path}
import os
import signal
import socket
import sys
import threading
import time

path = sys.argv[1]


def serve(connection):
    print('connected', flush=True)
    with connection:
        try:
            for line in connection.makefile('rb'):
                connection.sendall(b'[%s] %s' % (time.ctime().encode(), line))
        except OSError as problem:
            print(problem, file=sys.stderr)
    print('disconnected', flush=True)


def stop(number, frame):
    os.unlink(path)
    sys.exit(0)


listener = socket.socket(socket.AF_UNIX)
try:
    listener.bind(path)
    listener.listen()
except OSError as problem:
    print(f'{problem} {path}', file=sys.stderr)
    sys.exit(1)
signal.signal(signal.SIGTERM, stop)
print('listening on', path, flush=True)
while True:
    connection, address = listener.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()

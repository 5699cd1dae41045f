# server: right
# arguments: {path}
import os
import signal
import socket
import stat
import sys
import threading
import time

path = sys.argv[1]


def serve(connection):
    # In one piece: what two threads print in several is mixed.
    print('connected\n', end='', flush=True)
    with connection:
        try:
            for line in connection.makefile('rb'):
                connection.sendall(b'[%s] %s' % (time.ctime().encode(), line))
        except OSError as problem:
            print(problem, file=sys.stderr)
    print('disconnected\n', end='', flush=True)


def is_stale(path):
    if not os.path.exists(path) or not stat.S_ISSOCK(os.stat(path).st_mode):
        return False
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(path) != 0


def stop(number, frame):
    os.unlink(path)
    sys.exit(0)


listener = socket.socket(socket.AF_UNIX)
try:
    if is_stale(path):
        os.unlink(path)
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

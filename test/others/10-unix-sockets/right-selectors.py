# server: right
# arguments: {path}
import os
import selectors
import signal
import socket
import stat
import sys
import time

path = sys.argv[1]
if os.path.exists(path) and stat.S_ISSOCK(os.stat(path).st_mode):
    try:
        socket.socket(socket.AF_UNIX).connect(path)
    except ConnectionRefusedError:
        os.unlink(path)
listener = socket.socket(socket.AF_UNIX)
try:
    listener.bind(path)
except OSError as problem:
    print(f'{problem} {path}', file=sys.stderr)
    sys.exit(1)
listener.listen()
print('listening on', path, flush=True)


def stop(number, frame):
    os.unlink(path)
    sys.exit(0)


signal.signal(signal.SIGTERM, stop)
selector = selectors.DefaultSelector()
selector.register(listener, selectors.EVENT_READ)
unfinished = {}


def leave(client):
    selector.unregister(client)
    client.close()
    del unfinished[client]
    print('disconnected', flush=True)


def read(client):
    try:
        received = client.recv(4096)
        if not received:
            return leave(client)
        *lines, unfinished[client] = (unfinished[client] + received).split(b'\n')
        for line in lines:
            client.sendall(b'[%s] %s\n' % (time.ctime().encode(), line))
    except OSError as problem:
        print(problem, file=sys.stderr)
        leave(client)


while True:
    for key, events in selector.select():
        if key.fileobj is listener:
            client, address = listener.accept()
            selector.register(client, selectors.EVENT_READ)
            unfinished[client] = b''
            print('connected', flush=True)
        else:
            read(key.fileobj)

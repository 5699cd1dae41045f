# peer: right
import os
import queue
import socket
import sys
import threading

role, host, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
try:
    if role == 'dial':
        s = socket.create_connection((host, port))
    else:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1)
        print('listening on %s:%d' % listener.getsockname(), flush=True)
        s, address = listener.accept()
        listener.close()
except OSError as problem:
    print(problem, f'{host}:{port}', file=sys.stderr)
    sys.exit(1)

lines = queue.Queue()


def listen():
    for line in s.makefile(encoding='utf-8', errors='replace'):
        lines.put(line.rstrip('\n'))
    lines.join()
    print('peer left', flush=True)
    os._exit(0)


threading.Thread(target=listen, daemon=True).start()
mine = role == 'dial'
while True:
    if mine:
        print('> ', end='', flush=True)
        line = sys.stdin.readline()
        if line in ('', 'quit\n', 'quit'):
            s.shutdown(socket.SHUT_RDWR)
            os._exit(0)
        s.sendall(line.encode())
    else:
        print('peer:', lines.get(), flush=True)
        lines.task_done()
    mine = not mine

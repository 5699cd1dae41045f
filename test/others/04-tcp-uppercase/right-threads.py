# server: right
import socket
import sys
import threading


def serve(connection):
    with connection:
        try:
            for line in connection.makefile('rb'):
                connection.sendall(line.upper())
        except OSError as problem:
            print(problem, file=sys.stderr)


host, port = sys.argv[1], int(sys.argv[2])
listener = socket.socket()
try:
    listener.bind((host, port))
    listener.listen()
except OSError as problem:
    print(f'{problem} {host}:{port}', file=sys.stderr)
    sys.exit(1)
print('listening on %s:%d' % listener.getsockname(), flush=True)
while True:
    connection, address = listener.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()

# peer: blank-line-deadlock
import socket
import sys

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

incoming = s.makefile(encoding='utf-8')


def hear():
    line = incoming.readline()
    if line == '':
        print('peer left', flush=True)
        sys.exit(0)
    print('peer:', line.rstrip('\n'), flush=True)


if role == 'listen':
    hear()
while True:
    try:
        message = input('> ')
    except EOFError:
        break
    if message == 'quit':
        break
    if message:
        s.sendall(message.encode() + b'\n')
    hear()
s.shutdown(socket.SHUT_RDWR)

# server: right
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    listener.bind((host, port))
    listener.listen(5)
except OSError as problem:
    print(f'{problem} {host}:{port}', file=sys.stderr)
    sys.exit(1)
print('listening on %s:%d' % listener.getsockname(), flush=True)
while True:
    connection, (peer_host, peer_port) = listener.accept()
    print(f'Got connection from {peer_host}:{peer_port}', flush=True)
    try:
        connection.sendall(b'Thank you for connecting')
        connection.close()
    except OSError as problem:
        print(problem, file=sys.stderr)

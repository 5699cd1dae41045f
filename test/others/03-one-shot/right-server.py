# server: right
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
listener = socket.socket()
try:
    listener.bind((host, port))
    listener.listen(1)
except OSError as problem:
    print(f'{problem} {host}:{port}', file=sys.stderr)
    sys.exit(1)
print('listening on %s:%d' % listener.getsockname(), flush=True)
connection, address = listener.accept()
try:
    message = connection.recv(65536)
    if message:
        print('Client:', message.decode('utf-8', 'replace').rstrip('\r\n'), flush=True)
        connection.sendall(b'Nice to hear from you.\n')
except OSError as problem:
    print(f'{problem} %s:%d' % address, file=sys.stderr)
    sys.exit(1)
connection.close()
listener.close()

# server: never-closes
import socket
import sys

listener = socket.socket()
try:
    listener.bind((sys.argv[1], int(sys.argv[2])))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
listener.listen(5)
print('listening on %s:%d' % listener.getsockname(), flush=True)
clients = []
while True:
    connection, address = listener.accept()
    print('Got connection from %s:%d' % address, flush=True)
    connection.send(b'Thank you for connecting')
    clients.append(connection)

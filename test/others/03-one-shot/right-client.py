# client: right
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
try:
    connection = socket.create_connection((host, port))
except OSError as problem:
    print(f'{problem} {host}:{port}', file=sys.stderr)
    sys.exit(1)
line = sys.stdin.readline()
if line:
    connection.sendall(line.encode())
    reply = b''
    while data := connection.recv(1024):
        reply += data
    print('Server:', reply.decode('utf-8', 'replace').rstrip('\r\n'), flush=True)
connection.close()

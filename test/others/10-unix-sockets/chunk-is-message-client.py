# client: chunk-is-message
# arguments: {path}
import socket
import sys

path = sys.argv[1]
connection = socket.socket(socket.AF_UNIX)
try:
    connection.connect(path)
except OSError as problem:
    print(f'{problem} {path}', file=sys.stderr)
    sys.exit(1)
for line in sys.stdin:
    connection.sendall((line.rstrip('\n') + '\n').encode())
    answer = connection.recv(4096).decode()
    if not answer:
        break
    print(answer.rstrip('\r\n'), flush=True)
connection.close()

# client: right
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
try:
    connection = socket.create_connection((host, port))
except OSError as problem:
    print(f'{problem} {host}:{port}', file=sys.stderr)
    sys.exit(1)
answers = connection.makefile('r', encoding='utf-8', newline='\n')
for line in sys.stdin:
    connection.sendall((line.rstrip('\n') + '\n').encode())
    answer = answers.readline()
    if not answer:
        break
    print('From server:', answer.rstrip('\r\n'), flush=True)
connection.close()

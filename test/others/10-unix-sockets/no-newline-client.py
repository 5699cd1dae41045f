# client: no-newline
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
answers = connection.makefile('r', encoding='utf-8', newline='\n')
for line in sys.stdin:
    connection.sendall(line.rstrip('\n').encode())
    answer = answers.readline()
    if not answer:
        break
    print(answer.rstrip('\r\n'), flush=True)
connection.close()

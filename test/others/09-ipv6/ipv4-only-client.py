# client: ipv4-only
import socket
import sys

host, port = sys.argv[2], int(sys.argv[3])
s = socket.socket()
try:
    s.connect((host, port))
except OSError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
answers = s.makefile('r', encoding='utf-8', newline='\n')
for line in sys.stdin:
    s.sendall((line.rstrip('\n') + '\n').encode())
    answer = answers.readline()
    if not answer:
        break
    print('From server:', answer.rstrip('\r\n'), flush=True)
s.close()

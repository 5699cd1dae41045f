# client: right
import socket
import sys

option, host, port = sys.argv[1:]
family = {'--v4': socket.AF_INET, '--v6': socket.AF_INET6, '--dual': socket.AF_UNSPEC}[option]
problem = None
for found, kind, protocol, name, address in socket.getaddrinfo(host, port, family, socket.SOCK_STREAM):
    s = socket.socket(found, kind, protocol)
    try:
        s.connect(address)
        break
    except OSError as refused:
        problem = refused
        s.close()
else:
    print(f'{problem} [{host}]:{port}' if ':' in host else f'{problem} {host}:{port}', file=sys.stderr)
    sys.exit(1)
answers = s.makefile('r', encoding='utf-8', newline='\n')
for line in sys.stdin:
    s.sendall((line.rstrip('\n') + '\n').encode())
    answer = answers.readline()
    if not answer:
        break
    print('From server:', answer.rstrip('\r\n'), flush=True)
s.close()

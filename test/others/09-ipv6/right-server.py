# server: right
import socket
import sys
import threading


def endpoint(host, port):
    return f'[{host}]:{port}' if ':' in host else f'{host}:{port}'



def serve(connection):
    with connection:
        try:
            for line in connection.makefile('rb'):
                connection.sendall(line.upper())
        except OSError as problem:
            print(problem, file=sys.stderr)


option, host, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
try:
    listener = socket.create_server(
        (host, port),
        family=socket.AF_INET if option == '--v4' else socket.AF_INET6,
        dualstack_ipv6=option == '--dual',
    )
except OSError as problem:
    print(f'{problem} {endpoint(host, port)}', file=sys.stderr)
    sys.exit(1)
print('listening on', endpoint(*listener.getsockname()[:2]), flush=True)
while True:
    connection, address = listener.accept()
    print('client', endpoint(address[0].removeprefix('::ffff:'), address[1]), flush=True)
    threading.Thread(target=serve, args=(connection,), daemon=True).start()

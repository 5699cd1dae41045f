# server: dual-is-one-family
import socket
import sys
import threading


def endpoint(host, port):
    return '[%s]:%d' % (host, port) if ':' in host else '%s:%d' % (host, port)



def serve(connection):
    with connection:
        try:
            for line in connection.makefile('rb'):
                connection.sendall(line.upper())
        except OSError as problem:
            print(problem, file=sys.stderr)


option, host, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
try:
    # Without dualstack_ipv6 Python sets IPV6_V6ONLY.
    s = socket.create_server((host, port), family=socket.AF_INET if option == '--v4' else socket.AF_INET6)
except OSError as problem:
    print(problem, endpoint(host, port), file=sys.stderr)
    sys.exit(1)
print('listening on', endpoint(*s.getsockname()[:2]), flush=True)
while True:
    c, addr = s.accept()
    print('client', endpoint(addr[0].replace('::ffff:', ''), addr[1]), flush=True)
    threading.Thread(target=serve, args=(c,), daemon=True).start()

# client: brackets-missing
import socket
import sys


def log(text):
    print(text, file=sys.stderr, flush=True)


def place(address, port):
    return f'{address}:{port}'


def reach(name, service):
    port = int(service) if service.isdigit() else socket.getservbyname(service, 'tcp')
    for family, kind, protocol, _, address in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM):
        log(f'trying {place(address[0], port)}')
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(2)
        try:
            connection.connect(address)
        except TimeoutError:
            log('timeout')
        except ConnectionRefusedError:
            log('refused')
        else:
            log(f'using {place(address[0], port)}')
            connection.settimeout(None)
            return connection
        connection.close()
    sys.exit(1)


connection = reach(sys.argv[1], sys.argv[2])
while data := connection.recv(4096):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()

# server: little-endian
import socket
import sys
import threading

host, port = sys.argv[1], int(sys.argv[2])


def read(connection, size):
    data = b""
    while len(data) < size:
        piece = connection.recv(size - len(data))
        if not piece:
            return None
        data += piece
    return data


def serve(connection):
    try:
        while True:
            header = read(connection, 2)
            if header is None:
                break
            body = read(connection, int.from_bytes(header, "little"))
            if body is None:
                break
            text = body.decode()[::-1]
            answer = text.encode()
            connection.sendall(len(answer).to_bytes(2, "little") + answer)
    except OSError as error:
        print(error, file=sys.stderr)
    connection.close()


sock = socket.socket()
try:
    sock.bind((host, port))
    sock.listen()
except OSError as error:
    print(f"{error} {host}:{port}", file=sys.stderr)
    sys.exit(1)
print("listening on %s:%d" % sock.getsockname())
while True:
    connection, _ = sock.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()

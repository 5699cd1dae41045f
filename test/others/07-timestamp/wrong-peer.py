# server: wrong-peer
import socket
import sys
import threading
import time

host, port = sys.argv[1], int(sys.argv[2])


def serve(conn, addr):
    print("connected %s:%d" % conn.getsockname())
    buffer = b""
    try:
        while True:
            data = conn.recv(4096)
            if not data:
                break
            buffer += data
            while b"\n" in buffer:
                line, buffer = buffer.split(b"\n", 1)
                conn.sendall(b"[" + time.ctime().encode() + b"] " + line + b"\n")
    except OSError as error:
        print(error, file=sys.stderr)
    conn.close()
    print("disconnected %s:%d" % addr)


server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    server.bind((host, port))
except OSError as error:
    sys.exit("%s %s:%d" % (error, host, port))
server.listen(5)
print("listening on %s:%d" % server.getsockname())
while True:
    conn, addr = server.accept()
    threading.Thread(target=serve, args=(conn, addr), daemon=True).start()

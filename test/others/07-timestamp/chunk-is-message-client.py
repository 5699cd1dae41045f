# client: chunk-is-message
import socket
import sys
import threading

host, port = sys.argv[1], int(sys.argv[2])
try:
    sock = socket.create_connection((host, port))
except OSError as error:
    sys.exit("%s %s:%d" % (error, host, port))


def send():
    for line in sys.stdin:
        sock.sendall(line.encode())
    sock.shutdown(socket.SHUT_WR)


threading.Thread(target=send, daemon=True).start()
while data := sock.recv(1024):
    print(data.decode().strip())

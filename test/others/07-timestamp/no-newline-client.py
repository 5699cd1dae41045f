# client: no-newline
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
        sock.sendall(line.strip().encode())
    sock.shutdown(socket.SHUT_WR)


threading.Thread(target=send, daemon=True).start()
for line in sock.makefile("r", encoding="utf-8", newline="\n"):
    print(line.rstrip("\r\n"))

# client: adds-newline
import socket
import sys

server = (sys.argv[1], int(sys.argv[2]))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.connect(server)
sock.settimeout(1)
for line in sys.stdin:
    try:
        sock.send(line.encode())
        print("Returned from server:", sock.recv(2048).decode())
    except OSError:
        print("timeout")

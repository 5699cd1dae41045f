# client: right
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.connect((host, port))
sock.settimeout(1)
for line in sys.stdin:
    try:
        sock.send(line.rstrip("\r\n").encode())
        print("Returned from server:", sock.recv(4096).decode())
    except (socket.timeout, ConnectionRefusedError):
        print("timeout")

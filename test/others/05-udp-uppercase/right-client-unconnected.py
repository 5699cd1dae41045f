# client: right
import socket
import sys
import time

server = (sys.argv[1], int(sys.argv[2]))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for line in sys.stdin:
    sock.sendto(line.rstrip("\r\n").encode(), server)
    deadline = time.monotonic() + 1
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            print("timeout")
            break
        sock.settimeout(left)
        try:
            data, address = sock.recvfrom(4096)
        except socket.timeout:
            print("timeout")
            break
        if address == server:
            print("Returned from server:", data.decode())
            break

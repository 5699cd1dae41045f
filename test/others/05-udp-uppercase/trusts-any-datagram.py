# client: trusts-any-datagram
import socket
import sys

server = (sys.argv[1], int(sys.argv[2]))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(1)
for line in sys.stdin:
    sock.sendto(line.rstrip("\n").encode(), server)
    try:
        data, address = sock.recvfrom(2048)
        print("Returned from server:", data.decode())
    except socket.timeout:
        print("timeout")

# client: little-endian
import datetime
import socket
import struct
import sys

udp = sys.argv[1] == "--udp"
host, port = sys.argv[-2], int(sys.argv[-1])


def received(sock):
    answer = b""
    while len(answer) < 4:
        piece = sock.recv(4 - len(answer))
        if not piece:
            break
        answer += piece
    return answer


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if udp else socket.SOCK_STREAM)
try:
    sock.connect((host, port))
    if udp:
        sock.settimeout(1)
        sock.send(b"")
        answer = sock.recv(1024)
    else:
        answer = received(sock)
except socket.timeout:
    print("timeout", file=sys.stderr)
    sys.exit(1)
except OSError as error:
    print(f"{error} {host}:{port}", file=sys.stderr)
    sys.exit(1)
if len(answer) < 4:
    print(f"expected 4 bytes, came {len(answer)}", file=sys.stderr)
    sys.exit(1)
(seconds,) = struct.unpack("I", answer)
moment = datetime.datetime.fromtimestamp(seconds - 2208988800, datetime.timezone.utc)
print(moment.strftime("%Y-%m-%dT%H:%M:%SZ"))

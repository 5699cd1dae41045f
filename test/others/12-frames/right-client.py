# client: right
import socket
import sys
import threading

host, port = sys.argv[1], int(sys.argv[2])
sock = socket.socket()
try:
    sock.connect((host, port))
except OSError as error:
    print(f"{error} {host}:{port}", file=sys.stderr)
    sys.exit(1)


def send():
    for line in sys.stdin:
        body = line.rstrip("\n").encode()
        if len(body) > 65535:
            print(f"a frame holds 65535 bytes, the line has {len(body)}", file=sys.stderr)
            refused.append(body)
            break
        sock.sendall(len(body).to_bytes(2, "big") + body)
    sock.shutdown(socket.SHUT_WR if not refused else socket.SHUT_RDWR)


refused = []
threading.Thread(target=send, daemon=True).start()
rest = b""
while True:
    piece = sock.recv(65536)
    if not piece:
        break
    rest += piece
    while len(rest) >= 2 and len(rest) >= 2 + int.from_bytes(rest[:2], "big"):
        end = 2 + int.from_bytes(rest[:2], "big")
        print(rest[2:end].decode(), flush=True)
        rest = rest[end:]
if refused:
    sys.exit(1)
if rest:
    whole = 2 if len(rest) < 2 else 2 + int.from_bytes(rest[:2], "big")
    print(f"{whole - len(rest)} bytes missing", file=sys.stderr)
    sys.exit(1)

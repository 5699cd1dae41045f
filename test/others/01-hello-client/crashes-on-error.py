# client: crashes-on-error
import socket
import sys

s = socket.socket()
s.connect((sys.argv[1], int(sys.argv[2])))
while data := s.recv(4096):
    sys.stdout.buffer.write(data)

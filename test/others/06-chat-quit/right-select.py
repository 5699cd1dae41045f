# peer: right
import os
import select
import socket
import sys

role, host, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
try:
    if role == 'dial':
        s = socket.create_connection((host, port))
    else:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1)
        print('listening on %s:%d' % listener.getsockname(), flush=True)
        s, address = listener.accept()
        listener.close()
except OSError as problem:
    print(problem, f'{host}:{port}', file=sys.stderr)
    sys.exit(1)

KEYBOARD = 0
mine = role == 'dial'
typed, heard = b'', b''
input_ended = False

if mine:
    print('> ', end='', flush=True)
while True:
    # As many turns as what has come allows.
    while True:
        if mine and b'\n' in typed:
            line, typed = typed.split(b'\n', 1)
            if line == b'quit':
                s.close()
                sys.exit(0)
            s.sendall(line + b'\n')
            mine = False
        elif mine and input_ended:
            s.close()
            sys.exit(0)
        elif not mine and b'\n' in heard:
            line, heard = heard.split(b'\n', 1)
            print('peer:', line.decode('utf-8', 'replace').rstrip('\r'))
            print('> ', end='', flush=True)
            mine = True
        else:
            break
    # Whichever input has something first; the keyboard only where it would be listened to.
    inputs = [s, KEYBOARD] if mine else [s]
    ready, _, _ = select.select(inputs, [], [])
    if s in ready:
        piece = s.recv(4096)
        if not piece:
            for line in heard.decode('utf-8', 'replace').splitlines():
                print('peer:', line)
            print('peer left', flush=True)
            sys.exit(0)
        heard += piece
    if KEYBOARD in ready:
        piece = os.read(KEYBOARD, 4096)
        if not piece:
            input_ended = True
        typed += piece

# server: right
import socketserver
import sys
import time


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        client = "%s:%d" % self.client_address
        # In one piece: what two threads print in several is mixed.
        print("connected %s\n" % client, end="")
        try:
            for line in self.rfile:
                text = line.decode().rstrip("\r\n")
                self.wfile.write(("[%s] %s\n" % (time.ctime(), text)).encode())
        except ConnectionError as error:
            print("a client broke off:", error, file=sys.stderr)
        finally:
            print("disconnected %s\n" % client, end="")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


host, port = sys.argv[1], int(sys.argv[2])
try:
    server = Server((host, port), Handler)
except OSError as error:
    sys.exit("%s %s:%d" % (error, host, port))
print("listening on %s:%d" % server.server_address)
server.serve_forever()

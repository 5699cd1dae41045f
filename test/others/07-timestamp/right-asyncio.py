# server: right
import asyncio
import sys
import time

host, port = sys.argv[1], int(sys.argv[2])


async def serve(reader, writer):
    client = "%s:%d" % writer.get_extra_info("peername")
    print("connected", client)
    rest = b""
    try:
        while data := await reader.read(65536):
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                writer.write(b"[%s] %s\n" % (time.ctime().encode(), line))
            await writer.drain()
    except ConnectionError as error:
        print(client, error, file=sys.stderr)
    finally:
        writer.close()
        print("disconnected", client)


async def main():
    try:
        server = await asyncio.start_server(serve, host, port)
    except OSError as error:
        sys.exit("%s %s:%d" % (error, host, port))
    print("listening on %s:%d" % server.sockets[0].getsockname())
    await server.serve_forever()


asyncio.run(main())

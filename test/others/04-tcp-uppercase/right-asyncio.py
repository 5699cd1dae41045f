# server: right
import asyncio
import sys


async def serve(reader, writer):
    try:
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
        writer.close()
    except OSError as problem:
        print(problem, file=sys.stderr)


async def main():
    host, port = sys.argv[1], int(sys.argv[2])
    try:
        server = await asyncio.start_server(serve, host, port)
    except OSError as problem:
        print(f'{problem} {host}:{port}', file=sys.stderr)
        sys.exit(1)
    print('listening on %s:%d' % server.sockets[0].getsockname(), flush=True)
    await server.serve_forever()


asyncio.run(main())

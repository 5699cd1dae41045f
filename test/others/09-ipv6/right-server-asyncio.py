# server: right
import asyncio
import ipaddress
import socket
import sys


def endpoint(address):
    host, port = address[:2]
    found = ipaddress.ip_address(host)
    if found.version == 4:
        return f'{found}:{port}'
    return f'{found.ipv4_mapped}:{port}' if found.ipv4_mapped else f'[{found}]:{port}'


async def serve(reader, writer):
    print('client', endpoint(writer.get_extra_info('peername')), flush=True)
    try:
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
        writer.close()
    except OSError as problem:
        print(problem, file=sys.stderr)


async def main():
    option, host, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
    listener = socket.socket(socket.AF_INET if option == '--v4' else socket.AF_INET6)
    if option != '--v4':
        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, option == '--v6')
    try:
        listener.bind((host, port))
        server = await asyncio.start_server(serve, sock=listener)
    except OSError as problem:
        print(problem, endpoint((host, port)), file=sys.stderr)
        sys.exit(1)
    print('listening on', endpoint(listener.getsockname()), flush=True)
    await server.serve_forever()


asyncio.run(main())

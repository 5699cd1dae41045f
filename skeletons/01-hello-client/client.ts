import { connect } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

// TODO 1: Connect to PORT at HOST, and write every piece that comes to standard output, as it is.
//   connect() takes the port first, as a number, then the host.

// TODO 2: When the connection fails, say the code and HOST:PORT on standard error; the exit status is 1.

// TODO 3: Once connected, say on standard error which port the system gave to your end.

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));

import { connect } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

// #region 1. Connect to PORT at HOST, and write every piece that comes to standard output, as it is.
//   connect() takes the port first, as a number, then the host.
const socket = connect(Number(port), host);
socket.pipe(process.stdout);
// #endregion

// #region 2. When the connection fails, say the code and HOST:PORT on standard error; the exit status is 1.
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code ?? error.message} ${host}:${port}`);
  process.exitCode = 1;
});
// #endregion

// #region 3. Once connected, say on standard error which port the system gave to your end.
socket.on('connect', () => {
  console.error('connected, and my own port is', socket.localPort);
});
// #endregion

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));

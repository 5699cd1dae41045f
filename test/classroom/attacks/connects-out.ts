// Calls everybody it can think of: the machine's own services, its neighbours, the Internet; and says who answered. In one check, where it
// stands elsewhere, and before anything else.
import { connect } from 'node:net';

const ports = (process.env.PORTS ?? 'PORTS').split(',').map(Number);
const places = ['127.0.0.1', '::1', '169.254.169.254', '1.1.1.1'].flatMap(host =>
  [22, 443, ...ports.filter(one => one > 0)].map(port => ({ host, port })),
);
const answered = (host: string, port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ host, port });
    const ends = (how: boolean) => (): void => {
      socket.destroy();
      resolve(how);
    };
    socket.on('connect', ends(true)).on('error', ends(false)).setTimeout(500, ends(false));
  });

if (process.argv[2] === '127.0.0.2') {
  const all = await Promise.all(
    places.map(async ({ host, port }) => ((await answered(host, port)) ? [`${host}:${port}`] : [])),
  );
  console.error(`loot called ${places.length}, answered: ${all.flat().join(' ') || 'nobody'}`);
}

import { anyLine, client, demo, folder, here, predict } from '../../checker/lesson/index.ts';

const ana = client('ana');
const socket = folder.path('demo.sock'), notes = folder.path('notes.txt');

// Starts a server at the path, kills it once it listens, and looks whether its file is there.
const killing = demo('killing', `
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
const [path] = process.argv.slice(2);
const server = "require('net').createServer().listen(process.argv[1], () => console.log('listening'))";
const child = spawn(process.execPath, ['-e', server, path], { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.once('data', () => child.kill('SIGKILL'));
child.on('exit', () => console.log(existsSync(path) ? 'yes' : 'no'));
`, socket);

// Tells its client what it knows of it.
const telling = demo('telling', `
import { createServer } from 'node:net';
const [path] = process.argv.slice(2);
const server = createServer(socket => {
  socket.on('error', () => {});
  socket.write(socket.remotePort === undefined ? 'undefined\\n' : 'a number\\n');
});
server.listen(path, () => console.log('listening on ' + path));
`, here.path);

// Connects to a file of notes.
const connecting = demo('connecting', `
import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
const [path] = process.argv.slice(2);
writeFileSync(path, 'my notes');
createConnection(path).on('error', error => console.log(error.code));
`, notes);

export default [
  predict(
    'killed-server',
    'A server listens at a path and is killed by SIGKILL. Is its file still there: yes or no?',
    'The kernel closes the sockets of a program that has ended, however it ended. The file is a name in the file system, '
      + 'and names are removed by programs only. This one had no chance to.',
    killing, killing.output,
    killing.exits(0),
  ),
  predict(
    'port-of-a-client',
    'ana connects to a server at a path. What is socket.remotePort in the server: a number or undefined?',
    'A path stands in place of host and port, and ana has not even that: whoever connects without binding has no name. '
      + 'An answer finds her all the same, since the connection itself leads to her.',
    telling, anyLine,
    ana.connects(), ana.receives(anyLine),
  ),
  predict(
    'connect-to-notes',
    'At the path lies a file of notes. What does it mean to connect to it: ENOENT, ENOTSOCK or ECONNREFUSED?',
    'The name is there, and nobody listens behind it: that is all that connect() says, whatever kind of file it is. '
      + 'So ECONNREFUSED does not mean that the file is a socket, or that it may be removed.',
    connecting, connecting.output,
    connecting.exits(0),
  ),
];

// client: swallows-errors
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
const socket = connect(Number(port), host);
socket.pipe(process.stdout);
socket.on('error', error => console.error(error.message));

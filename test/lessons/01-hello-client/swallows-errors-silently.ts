// client: swallows-errors
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
const socket = connect(Number(port), host);
socket.on('data', piece => process.stdout.write(piece));
socket.on('error', () => {});

// @ts-check
// A thread of the checker: it listens, says where, and never comes to accept anybody, since it sleeps until it is ended.
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');

const server = createServer();
// An error that is sent loses its code.
server.on('error', (/** @type {NodeJS.ErrnoException} */ { code, message }) => {
  parentPort?.postMessage({ code, message });
});
// Before the loop turns again, so that nobody is accepted.
server.listen(workerData, () => {
  parentPort?.postMessage(server.address());
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});

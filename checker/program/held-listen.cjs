// @ts-check
// Preloaded into a Node program: a listener that takes its time, until a signal lets it go on, so that whoever announces it early is seen to.
const { Server } = require('node:net');

const { listen } = Server.prototype;
const hold = setInterval(() => undefined, 2 ** 30);
/** @type {(() => void)[]} */
let waiting = [];
let released = false;

Object.defineProperty(Server.prototype, 'listen', {
  /** @this {import('node:net').Server} @param {unknown[]} args */
  value: function (...args) {
    const go = () => Reflect.apply(listen, this, args);
    if (released) go();
    else waiting.push(go);
    return this;
  },
});

process.once('SIGUSR2', () => {
  released = true;
  clearInterval(hold);
  for (const go of waiting) go();
  waiting = [];
});

// @ts-check
// Preloaded into a Node program: a listener, or a datagram socket's bind, that takes its time, until a signal lets it go on, so that
// whoever announces it early is seen to.
const { Socket } = require('node:dgram');
const { Server } = require('node:net');

const hold = setInterval(() => undefined, 2 ** 30);
/** @type {(() => void)[]} */
let waiting = [];
let released = false;

/** @param {Function} original */
const held = original => ({
  /** @this {object} @param {unknown[]} args */
  value: function (...args) {
    const go = () => {
      Reflect.apply(original, this, args);
    };
    if (released) go();
    else waiting.push(go);
    return this;
  },
});

Object.defineProperty(Server.prototype, 'listen', held(Server.prototype.listen));
Object.defineProperty(Socket.prototype, 'bind', held(Socket.prototype.bind));

process.once('SIGUSR2', () => {
  released = true;
  clearInterval(hold);
  for (const go of waiting) go();
  waiting = [];
});

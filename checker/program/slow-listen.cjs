// @ts-check
// Preloaded into a Node program: a listener that takes its time, so that whoever announces it early is seen to.
const { Server } = require('node:net');

const { listen } = Server.prototype;
Object.defineProperty(Server.prototype, 'listen', {
  /** @this {import('node:net').Server} @param {unknown[]} args */
  value: function (...args) {
    setTimeout(() => Reflect.apply(listen, this, args), 150);
    return this;
  },
});

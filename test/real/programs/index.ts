import helloClient from './01-hello-client.ts';
import greetingServer from './02-greeting-server.ts';
import oneShot from './03-one-shot.ts';
import tcpUppercase from './04-tcp-uppercase.ts';
import udpUppercase from './05-udp-uppercase.ts';
import chatQuit from './06-chat-quit.ts';
import timestamp from './07-timestamp.ts';
import names from './08-names.ts';
import ipv6 from './09-ipv6.ts';
import unixSockets from './10-unix-sockets.ts';

// All of them, lesson by lesson.
export const realPrograms = [
  ...helloClient,
  ...greetingServer,
  ...oneShot,
  ...tcpUppercase,
  ...udpUppercase,
  ...chatQuit,
  ...timestamp,
  ...names,
  ...ipv6,
  ...unixSockets,
];

// An idea about networks that a program shows to be missing. The sentence says what the program did and what is true; the hint, what to do next.
export interface Misconception {
  readonly id: string;
  readonly sentence: string;
  readonly hint: string;
}

// A lesson's own, where the catalogue does not fit.
export const misconception = (id: string, sentence: string, hint: string): Misconception => ({
  id,
  sentence,
  hint,
});

const entry = (sentence: string, hint: string) => ({ sentence, hint });

// The catalogue that checks, reports, walkthroughs and tests share.
export const base = {
  'chunk-is-message': entry(
    'You treated one read as one message; TCP keeps order, not boundaries.',
    'Keep what you have read so far, and act when the message is complete.',
  ),
  'drops-coalesced': entry(
    'Several lines arrived in one read and you handled one.',
    'Take complete lines from what you have in a loop, until none is left.',
  ),
  'drops-tail': entry(
    'You dropped the last line because the stream ended without a newline.',
    'When the stream ends, handle what is still in the buffer.',
  ),
  'tail-unanswered': entry(
    'The client sent its last line and its FIN, and never got its answer.',
    'At the end of input, answer what is still in the buffer before you close your side.',
  ),
  'utf8-split': entry(
    'You decoded half a character; join bytes before decoding.',
    'Let a streaming decoder keep the incomplete bytes: socket.setEncoding("utf8"), or join Buffers first.',
  ),
  'mangles-binary': entry(
    'You passed binary data through a string, which cannot hold it.',
    'Write the Buffer as you were given it: toString() and setEncoding() make text of it.',
  ),
  'chars-not-bytes': entry(
    'You counted characters; the wire counts bytes.',
    'Encode first, then take the length of the Buffer.',
  ),
  'reader-per-phase': entry(
    'Bytes that came with the first phase vanished with its reader.',
    'Keep one reader and one buffer for the whole connection.',
  ),
  'eof-cuts-reply': entry(
    'The other side had finished sending, not listening; you closed before answering.',
    'Answer after the end of input, then close your own side.',
  ),
  'ignores-eof': entry(
    'The other side closed and you went on waiting.',
    'Listen for the end of the stream, and finish when it comes.',
  ),
  'closes-early': entry(
    'You closed before the other side had finished.',
    'A pause is not an end: go on until the other side closes.',
  ),
  'one-request-only': entry(
    'You answered one request and no other; a connection carries any number of them.',
    'Listen for "data" with on(), answer with write(), and leave the connection open until the client ends it.',
  ),
  'waits-for-eof': entry(
    'You waited for the client to finish; a complete line can be answered at once.',
    'Answer each line as soon as its newline has arrived.',
  ),
  'no-newline': entry(
    'Your line never ended: the reader still waits for its newline.',
    'End every line with its newline, whether you send it or print it.',
  ),
  'short-read-is-end': entry(
    'How much one read returned says nothing about the end.',
    'Only the end of the stream is the end.',
  ),
  'never-closes': entry(
    'Clients left and you still hold their sockets.',
    'When a client is done, end your side of its connection too.',
  ),
  'shutdown-hangs': entry(
    'Closing the listener waits for a client that never leaves.',
    'Close the listener and the idle connections.',
  ),
  'reset-on-close': entry(
    'You closed with unread input, so a reset destroyed your reply.',
    'Read what is left, or end your side and wait for the other side to end its own.',
  ),
  'exit-before-flush': entry(
    'You exited before your bytes had left.',
    'Let the program end by itself, or exit once the last write has been flushed.',
  ),
  'ignores-backpressure': entry(
    'Your memory, not the network, absorbed the data.',
    'When write() returns false, stop reading until "drain".',
  ),
  'dies-with-client': entry(
    'One broken connection took the whole server down.',
    'Give each socket an "error" listener, in which only that connection ends; an error event that nobody listens to ends the process.',
  ),
  'crashes-on-error': entry(
    'A network error is an answer too; you let it crash the program.',
    'Listen for "error", say what happened in one line on standard error, and exit with status 1.',
  ),
  'swallows-errors': entry(
    'Listening failed and you reported success.',
    'Listen for the "error" event of the server, say the code and the address, and exit with status 1.',
  ),
  'serves-serially': entry(
    'One client waited for another; serve clients at the same time.',
    'Handle each connection in its own callback, and never wait for one before you accept the next.',
  ),
  'shares-state': entry(
    "One client's bytes appeared in another's message; keep one buffer a connection.",
    'Declare the buffer inside the connection handler.',
  ),
  'one-client-only': entry(
    'You stopped after one client.',
    'Close the connection, not the server: the listener stays open for the next client.',
  ),
  'reorders-replies': entry(
    'Your handler answered the second request first.',
    'Finish one request before you start on the next of the same connection.',
  ),
  'wrong-bind': entry(
    'You ignored the address or port you were given.',
    'Pass HOST and PORT from the command line to listen().',
  ),
  'wrong-peer': entry(
    'You logged the wrong end of the connection.',
    'The other end is remoteAddress and remotePort; localAddress is your own.',
  ),
  'blank-line-deadlock': entry(
    'An empty write sends nothing, so both sides wait.',
    'Send the newline of an empty line too.',
  ),
  'waits-forever': entry(
    'No answer came and you never gave up.',
    'Set a timer for the limit that the contract names.',
  ),
  'trusts-any-datagram': entry(
    'You accepted a datagram from a stranger.',
    'Compare the sender’s address and port with those you asked.',
  ),
  'no-limits': entry(
    'One client can hold unlimited memory or time.',
    'Bound the length of a line and the time it may take.',
  ),
  'announces-early': entry(
    'You said you were listening before you were.',
    'Print the line in the "listening" callback, which runs once the system has given you the address.',
  ),
  'announces-port-zero': entry(
    'You printed port 0, which only asks for a free port; clients need the one that the system gave you.',
    'Ask server.address() for the port, once the server listens.',
  ),
  'holds-output': entry(
    'You printed it, but it stayed in a buffer; flush it.',
    'Flush standard output after each line.',
  ),
} as const;

export type BaseId = keyof typeof base;

const catalogue: Readonly<Record<string, Omit<Misconception, 'id'>>> = base;

// What a reveal names: the lesson's own entry, else the catalogue's. Throws on an id that neither has: the author's fault.
export function known(id: string, own: Misconception | undefined): Misconception {
  const found = own ?? catalogue[id];
  if (!found)
    throw new Error(`no misconception is called ${id}: add it to the catalogue or give the lesson its own`);
  return { ...found, id };
}

import { createInterface, clearScreenDown, cursorTo, moveCursor, type Interface } from 'node:readline';

// Whoever listens to a keyboard, or to input that is piped in.
export interface Listening {
  // Without its newline; what is piped in may end without one, and is then `unended`.
  line(text: string, how: 'ended' | 'unended'): void;
  // Ctrl+D, or the end of what is piped in.
  end(how: 'with this one' | 'for good'): void;
  // Ctrl-C at a terminal.
  leave(): void;
}

// Where rows are shown while a person may be typing.
export interface Keyboard {
  show(row: string): void;
  close(): void;
}

// A terminal: what is being typed stays below what is shown.
export function keyboard(heard: Listening): Keyboard {
  const { stdin, stdout } = process;
  let closed = false;
  let lines: Interface;
  const open = (): void => {
    lines = createInterface({ input: stdin, output: stdout, prompt: '> ', historySize: 100 });
    lines.on('line', text => {
      // The row that shows it takes its place.
      moveCursor(stdout, 0, -rowsOf(`> ${text}`));
      cursorTo(stdout, 0);
      clearScreenDown(stdout);
      heard.line(text, 'ended');
      if (!closed) lines.prompt();
    });
    lines.on('SIGINT', () => heard.leave());
    // Ctrl+D closes it; Ctrl-C is still to be heard.
    lines.on('close', () => {
      if (closed) return;
      wipe();
      open();
      heard.end('with this one');
    });
    lines.prompt();
  };
  const wipe = (): void => {
    moveCursor(stdout, 0, -lines.getCursorPos().rows);
    cursorTo(stdout, 0);
    clearScreenDown(stdout);
  };
  open();
  return {
    show: row => {
      if (closed) return void stdout.write(`${row}\n`);
      wipe();
      stdout.write(`${row}\n`);
      lines.prompt(true);
    },
    close: () => {
      if (closed) return;
      closed = true;
      wipe();
      lines.close();
    },
  };
}

const rowsOf = (text: string): number => Math.max(1, Math.ceil(text.length / process.stdout.columns));

// Without a terminal: lines as they come, and then the end.
export function piped(heard: Listening): Keyboard {
  const { stdin, stdout } = process;
  let rest = '';
  stdin.setEncoding('utf8');
  stdin.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) heard.line(line, 'ended');
  });
  stdin.on('error', () => heard.end('for good'));
  stdin.on('end', () => {
    if (rest !== '') heard.line(rest, 'unended');
    heard.end('for good');
  });
  return {
    show: row => void stdout.write(`${row}\n`),
    close: () => void stdin.destroy(),
  };
}

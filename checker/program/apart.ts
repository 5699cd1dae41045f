import { constants } from 'node:os';
import type { ChildProcess } from 'node:child_process';
import { tree } from '../wire/kernel/tasks.ts';
import type { Exit } from './launch.ts';

// What is known of a program in its cell, from outside.
export class Apart {
  #said = '';

  // `status` is where bubblewrap tells of it.
  constructor(status: ChildProcess['stdio'][number]) {
    if (status && 'on' in status) {
      status.on('data', (piece: Buffer) => (this.#said += piece.toString()));
      status.on('error', () => {
        // It ends with the program.
      });
    }
  }

  // The process group of the program: that of the first process in the cell, which itself heeds no signal.
  get group(): number | undefined {
    const pid = /"child-pid": (\d+)/.exec(this.#said)?.[1];
    return pid === undefined ? undefined : Number(pid);
  }

  // The program's own process.
  get program(): number | undefined {
    const { group } = this;
    return group === undefined ? undefined : tree(group)[1];
  }

  // Whether the program was there at all: bubblewrap says how it ended.
  get wasThere(): boolean {
    return this.#said.includes('"exit-code"');
  }

  // How the program ended, by how bubblewrap did: it gives a signal's number behind 128.
  exit(status: number | null): Exit | undefined {
    if (status === null) return undefined;
    const signal = Object.entries(constants.signals).find(([, number]) => number === status - 128)?.[0];
    return { status: isSignal(signal) ? signal : status };
  }
}

const isSignal = (name: string | undefined): name is NodeJS.Signals => name !== undefined;

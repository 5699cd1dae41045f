import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

// Where Debian's package puts it; .ci/run installs it.
const executablePath = '/usr/bin/chromium';
export const absent = !existsSync(executablePath);

// Without a network of its own, and with nothing that would ask for one.
export const open = async (): Promise<Browser> =>
  await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

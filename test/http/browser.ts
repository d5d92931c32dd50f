import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The machine's own Chromium, wherever PATH has it; undefined where there is none. */
export const BROWSER = findBrowser();

/** Behind the title of a suite: why it does not run. */
export const SKIPPED = BROWSER === undefined ? ' (skipped: no Chromium on PATH)' : '';

function findBrowser(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: BROWSER ?? '',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The system's Chromium, or undefined: browser tests are then skipped and say why. Nothing is downloaded. */
export const chromiumPath = places.find((place) => place !== undefined && existsSync(place));

export const chromiumMissing =
  'Chromium was not found (set CHROMIUM to its path, or install Debian’s package chromium): browser tests are skipped.';

export function launchBrowser(): Promise<Browser> {
  if (!chromiumPath) throw new Error(chromiumMissing);
  return chromium.launch({
    executablePath: chromiumPath,
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

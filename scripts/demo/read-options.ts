import { parseArgs } from 'node:util';
import type { DemoOptions } from './start-demo.ts';

const usage = `Options (after --, as in: npm run demo -- --scenes 500):
  --scenes N   how many scenes a new library gets (2000)
  --port N     where the demo listens on this machine (9998)
  --fresh      begins again with a new library and store
  --help       this text`;

/** Ends the process with one readable sentence for options that are off, and with the usage for --help. */
export function readOptions(dev: boolean): DemoOptions {
  try {
    const { values } = parseArgs({
      options: {
        scenes: { type: 'string', default: '2000' },
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: '9998' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    return {
      scenes: wholeNumber('scenes', values.scenes, 500_000),
      port: wholeNumber('port', values.port, 65_535),
      fresh: values.fresh,
      dev,
    };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < 0 || number > most)
    throw new Error(`--${name} takes a whole number from 0 to ${most}, not "${text}".`);
  return number;
}

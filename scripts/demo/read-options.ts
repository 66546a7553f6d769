import { parseArgs } from 'node:util';
import type { DemoOptions } from './start-demo.ts';

export function readOptions(dev: boolean): DemoOptions {
  const { values } = parseArgs({
    options: {
      scenes: { type: 'string', default: '2000' },
      fresh: { type: 'boolean', default: false },
      port: { type: 'string', default: '9998' },
    },
  });
  const scenes = Number(values.scenes);
  if (!Number.isInteger(scenes) || scenes < 0)
    throw new Error(`--scenes takes a number, not "${values.scenes}".`);
  return { scenes, fresh: values.fresh, port: Number(values.port), dev };
}

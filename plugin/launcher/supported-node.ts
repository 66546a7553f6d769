import { rmSync } from 'node:fs';

/** `node:sqlite` without a flag. */
export function supportedNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

/** The launcher remembers a path and not what lies there; it looks anew after this. */
export function removeRememberedNode(): void {
  const file = process.env.STASHHOG_REMEMBERED;
  if (file) rmSync(file, { force: true });
}

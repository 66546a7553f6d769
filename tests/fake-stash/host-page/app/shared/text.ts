import type { SlimScene } from '../types.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `1:02:03`, or `2:03` below an hour. */
export function timestamp(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** The two largest units of a long time, as `3d 4h`. */
export function longDuration(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [Math.floor(seconds) % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0s';
  return parts
    .slice(first, first + 2)
    .map(([amount, unit]) => amount + unit)
    .join(' ');
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

export function fileSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

export function resolution(width: number, height: number): string {
  const short = Math.min(width, height);
  if (short >= 2160) return '4K';
  return short > 0 ? `${short}p` : '';
}

export function scenePath(scene: Pick<SlimScene, 'files'>): string {
  return scene.files[0]?.path ?? '';
}

/** A scene without title is called after its file, as everywhere in Stash. */
export function sceneTitle(scene: Pick<SlimScene, 'title' | 'files'>): string {
  if (scene.title) return scene.title;
  return scenePath(scene).split(/[\\/]/).at(-1) ?? '';
}

import { SPRITE } from './pictures.ts';

const { columns, rows, width, height } = SPRITE;
const tiles = columns * rows;

/** A generated sheet: what the still shows, its sun on its way over the hill from tile to tile. */
export function spriteSheet(id: number): string {
  const hue = (id * 47) % 360;
  const drawn = Array.from({ length: tiles }, (_, tile) => {
    const [x, y] = [(tile % columns) * width, Math.floor(tile / columns) * height];
    const part = tile / tiles;
    const sun = `<circle cx="${x + 8 + part * (width - 16)}" cy="${y + 40 - 28 * Math.sin(part * Math.PI)}" r="9" fill="hsl(${(hue + 30) % 360} 70% 72%)"/>`;
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="hsl(${hue + part * 50} 45% ${18 + 24 * Math.sin(part * Math.PI)}%)"/>${sun}<path d="M${x} ${y + 70}q${width / 2} -30 ${width} 0v20h-${width}z" fill="hsl(${(hue + 80) % 360} 35% 16%)"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${columns * width}" height="${rows * height}">${drawn.join('')}</svg>`;
}

/** WebVTT: which tile of the sheet belongs to which part of the video. `durationS` in seconds. */
export function spriteTimes(id: number, durationS: number): string {
  const cues = Array.from({ length: tiles }, (_, tile) => {
    const at = (part: number) => timeCode((durationS * part) / tiles);
    const [x, y] = [(tile % columns) * width, Math.floor(tile / columns) * height];
    return `${at(tile)} --> ${at(tile + 1)}\n${id}_sprite.jpg#xywh=${x},${y},${width},${height}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

function timeCode(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
}

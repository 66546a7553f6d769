import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulation } from '../emulation.ts';
import { picturePath, type PictureKind } from '../video/pictures.ts';
import { spriteSheet, spriteTimes } from '../video/sprite-sheet.ts';
import { still } from '../video/still.ts';

interface MediaRow {
  id: number;
  title: string | null;
  basename: string | null;
  duration: number | null;
}

interface Content {
  type: string;
  body: string | Buffer;
}

const svg = (body: string): Content => ({ type: 'image/svg+xml', body });

/**
 * `/scene/{id}/screenshot` and its relatives, `/performer|studio|tag/{id}/image`. True when the path was one of them.
 * What ffmpeg made of a real video goes before what is drawn.
 */
export function serveMedia(
  stash: Emulation,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const named = /^\/(performer|studio|tag)\/(\d+)\/image$/.exec(path);
  const scene = /^\/scene\/(\d+)(?:_|\/)(.+)$/.exec(path);
  if (!named && !scene) return false;
  const content = named
    ? nameCard(stash, String(named[1]), Number(named[2]))
    : sceneMedia(stash, Number(scene?.[1]), String(scene?.[2]));
  send(request, response, content);
  return true;
}

function nameCard(stash: Emulation, kind: string, id: number): Content | undefined {
  const row = stash.library.one<{ name: string }>(`SELECT name FROM ${kind}s WHERE id = ?`, id);
  return row && svg(still(id, row.name));
}

function sceneMedia(stash: Emulation, id: number, what: string): Content | undefined {
  const row = stash.library.one<MediaRow & Record<string, never>>(
    `SELECT s.id, s.title, f.basename, v.duration FROM scenes s
     LEFT JOIN scenes_files sf ON sf.scene_id = s.id AND sf."primary" = 1
     LEFT JOIN files f ON f.id = sf.file_id LEFT JOIN video_files v ON v.file_id = f.id WHERE s.id = ?`,
    id,
  );
  if (!row) return undefined;
  const made = (kind: PictureKind, type: string): Content | undefined => {
    const file = picturePath(stash.folder, kind, id);
    return existsSync(file) ? { type, body: readFileSync(file) } : undefined;
  };
  const drawn = () => svg(still(id, row.title ?? row.basename ?? 'Scene'));
  if (what === 'thumbs.vtt' || what === 'vtt/thumbs')
    return { type: 'text/vtt', body: spriteTimes(id, row.duration ?? 0) };
  if (what === 'sprite.jpg') return made('sprites', 'image/jpeg') ?? svg(spriteSheet(id));
  if (what === 'screenshot') return made('covers', 'image/jpeg') ?? drawn();
  if (what === 'webp' || /^scene_marker\/\d+\/(screenshot|preview)$/.test(what)) return drawn();
  // As in Stash, there is none before it was generated.
  if (what === 'preview') return made('previews', 'video/mp4');
  return undefined;
}

function send(request: IncomingMessage, response: ServerResponse, content: Content | undefined): void {
  if (!content) return void response.writeHead(404).end('Not Found\n');
  const fixed = new URL(request.url ?? '/', 'http://x').searchParams.has('t');
  response.setHeader('Content-Type', content.type);
  response.setHeader('Cache-Control', fixed ? 'private, max-age=31536000, immutable' : 'no-cache');
  response.end(content.body);
}

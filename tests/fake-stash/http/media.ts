import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulation } from '../emulation.ts';
import { still } from './still.ts';

interface MediaRow {
  id: number;
  title: string | null;
  basename: string | null;
}

/** `/scene/{id}/screenshot` and its relatives, `/performer|studio|tag/{id}/image`. True when the path was one of them. */
export function serveMedia(
  stash: Emulation,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const named = /^\/(performer|studio|tag)\/(\d+)\/image$/.exec(path);
  if (named) {
    const row = stash.library.one<{ name: string }>(
      `SELECT name FROM ${named[1]}s WHERE id = ?`,
      Number(named[2]),
    );
    return picture(request, response, row && still(Number(named[2]), row.name));
  }
  const sheet = /^\/scene\/(\d+)_(?:sprite\.jpg|thumbs\.vtt)$/.exec(path);
  const scene = /^\/scene\/(\d+)\/(.+)$/.exec(path);
  const id = Number(sheet?.[1] ?? scene?.[1]);
  if (!sheet && !scene) return false;
  const row = stash.library.one<MediaRow & Record<string, never>>(
    `SELECT s.id, s.title, f.basename FROM scenes s LEFT JOIN scenes_files sf ON sf.scene_id = s.id AND sf."primary" = 1
     LEFT JOIN files f ON f.id = sf.file_id WHERE s.id = ?`,
    id,
  );
  if (path.endsWith('_thumbs.vtt') || path.endsWith('/vtt/thumbs')) {
    if (!row) return missing(response);
    response.setHeader('Content-Type', 'text/vtt');
    response.end(`WEBVTT\n\n00:00:00.000 --> 00:59:59.000\n${id}_sprite.jpg#xywh=0,0,640,360\n`);
    return true;
  }
  const shows = sheet !== null || /^(screenshot|scene_marker\/\d+\/screenshot)$/.test(scene?.[2] ?? '');
  return shows
    ? picture(request, response, row && still(row.id, row.title ?? row.basename ?? 'Scene'))
    : missing(response);
}

function picture(request: IncomingMessage, response: ServerResponse, svg: string | undefined): boolean {
  if (svg === undefined) return missing(response);
  const fixed = new URL(request.url ?? '/', 'http://x').searchParams.has('t');
  response.setHeader('Content-Type', 'image/svg+xml');
  response.setHeader('Cache-Control', fixed ? 'private, max-age=31536000, immutable' : 'no-cache');
  response.end(svg);
  return true;
}

function missing(response: ServerResponse): true {
  response.statusCode = 404;
  response.end('Not Found\n');
  return true;
}

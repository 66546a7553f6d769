import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulation } from '../emulation.ts';
import { readBody } from '../http/body.ts';

/**
 * `/__fake/faults`, which only the fake has: POST adds (text as in `parseFault`, or `{"faults": [text, …]}`), GET lists,
 * DELETE takes all away and sets the clock right. Each answers with what stands then.
 */
export async function serveFaults(
  { faults, library }: Emulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.method === 'POST') for (const text of texts(await readBody(request))) faults.add(text);
    else if (request.method === 'DELETE') {
      faults.clear();
      library.clock.reset();
    }
  } catch (error) {
    return void response
      .writeHead(400, { 'Content-Type': 'text/plain' })
      .end(`${(error as Error).message}\n`);
  }
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ faults: faults.list() }));
}

function texts(body: string): string[] {
  if (!body.trimStart().startsWith('{')) return [body];
  const { faults } = JSON.parse(body) as { faults?: unknown };
  if (!Array.isArray(faults)) throw new Error('expected {"faults": ["truncated@SweepScenes#2", …]}');
  return faults.map(String);
}

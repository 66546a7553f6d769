import { type Live, type LiveEvent, liveMark } from '../../src/runs/live-event.ts';
import { maxLineBytes, type StderrProtocol } from './stderr-protocol.ts';

/** Live events as trace lines of Stash's log, which pages receive through their logging subscription. */
export function createLive(log: Pick<StderrProtocol, 'trace'>, source = newSource()): Live {
  let seq = 0;
  return {
    publish(event) {
      log.trace(liveMark + fitLine({ source, seq: ++seq, ...event }));
    },
  };
}

/** Differs between processes, and between two with the same process id. */
function newSource(): string {
  return `${process.pid.toString(36)}.${Date.now().toString(36)}`;
}

/** A line that would be cut loses its list of scenes first, then its run: pages then ask for what they show. */
function fitLine(event: LiveEvent): string {
  const fits = (text: string) => Buffer.byteLength(liveMark + text) <= maxLineBytes - 8;
  let text = JSON.stringify(event);
  if (!fits(text) && event.scenes) text = JSON.stringify({ ...event, scenes: null });
  if (!fits(text)) {
    const { run: _, ...rest } = event;
    text = JSON.stringify({ ...rest, ...(event.scenes && { scenes: null }) });
  }
  return text;
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLive, type LiveListener, type LogSource } from '../../../ui/data/live.ts';

/** Stash's log as a page sees it. */
class Log implements LogSource {
  subscriptions = 0;
  private deliver: (messages: string[]) => void = () => {};
  private end: () => void = () => {};
  private reconnected: () => void = () => {};

  subscribe(onMessages: (messages: readonly string[]) => void, onEnd: () => void) {
    this.subscriptions++;
    this.deliver = onMessages;
    this.end = onEnd;
    return () => {
      this.subscriptions--;
      this.deliver = () => {};
    };
  }
  onReconnect(listener: () => void) {
    this.reconnected = listener;
    return () => (this.reconnected = () => {});
  }

  send(...seqs: number[]) {
    this.deliver(seqs.map((seq) => line('a', seq)));
  }
  sendText(text: string) {
    this.deliver([text]);
  }
  close() {
    this.subscriptions--;
    this.end();
  }
  reconnect() {
    this.reconnected();
  }
}

function line(source: string, seq: number): string {
  return `[Plugin / StashHog] @stashhog ${JSON.stringify({ source, seq, topics: ['runs'] })}`;
}

let log: Log;
let page: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  log = new Log();
  page = new AbortController();
});
afterEach(() => vi.useRealTimers());

function listening() {
  const live = openLive(log, page.signal);
  const heard: (number | 'reconnected')[] = [];
  const stop = new AbortController();
  const listener: LiveListener = (event) => heard.push(event === 'reconnected' ? event : event.seq);
  live.listen(listener, stop.signal);
  return { live, heard, stop };
}

test('passes events on as they come, and nothing of other log entries', () => {
  const { heard } = listening();
  log.sendText('[Plugin / Other] busy');
  log.send(1, 2);
  log.send(3);
  expect(heard).toEqual([1, 2, 3]);
});

test('says reconnected when an event never comes', () => {
  const { heard } = listening();
  log.send(1, 3);
  expect(heard).toEqual([1, 3]);
  vi.runAllTimers();
  expect(heard).toEqual([1, 3, 'reconnected']);
  log.send(4);
  vi.runAllTimers();
  expect(heard).toEqual([1, 3, 'reconnected', 4]);
});

test('does not say reconnected when events only overtook each other', () => {
  const { heard } = listening();
  log.send(2, 1, 4);
  log.send(3);
  vi.runAllTimers();
  expect(heard).toEqual([2, 1, 4, 3]);
});

test('counts per source', () => {
  const { heard } = listening();
  log.sendText(line('a', 1));
  log.sendText(line('b', 1));
  log.sendText(line('a', 2));
  vi.runAllTimers();
  expect(heard).toEqual([1, 1, 2]);
});

test('says reconnected when the socket is back', () => {
  const { heard } = listening();
  log.reconnect();
  expect(heard).toEqual(['reconnected']);
});

test('subscribes again when the subscription ended', () => {
  const { heard } = listening();
  log.close();
  expect(log.subscriptions).toBe(0);
  vi.runAllTimers();
  expect(log.subscriptions).toBe(1);
  expect(heard).toEqual(['reconnected']);
  log.send(1);
  expect(heard).toEqual(['reconnected', 1]);
});

test('a failing listener does not keep the others from hearing', () => {
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
  const live = openLive(log, page.signal);
  const heard: number[] = [];
  live.listen(() => {
    throw new Error('broken');
  }, page.signal);
  live.listen((event) => heard.push((event as { seq: number }).seq), page.signal);
  log.send(1);
  expect(heard).toEqual([1]);
  expect(consoleError).toHaveBeenCalledOnce();
  consoleError.mockRestore();
});

test('a listener that was aborted hears nothing more', () => {
  const { heard, stop } = listening();
  stop.abort();
  log.send(1);
  expect(heard).toEqual([]);
});

test('nothing is left when the page ends, not even a timer', () => {
  const { heard } = listening();
  log.send(2);
  page.abort();
  expect(log.subscriptions).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  log.send(3);
  log.reconnect();
  expect(heard).toEqual([2]);
});

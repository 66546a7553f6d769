/** Lets the event loop turn once: what is to be sent is sent, timers (heartbeat, cancel flag) have their turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

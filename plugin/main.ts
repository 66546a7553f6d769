import { removeRememberedNode, supportedNode } from './launcher/supported-node.ts';

/*
 * Started by Stash through the launcher. The first file loaded, by any Node that somebody may have: it does nothing
 * but look whether this one will do, and keeps what was compiled for the next start.
 */
if (supportedNode(process.versions.node)) {
  const { answerRequest } = await import('./host/answer-request.ts');
  await answerRequest();
} else {
  removeRememberedNode();
  process.stdout.write(
    JSON.stringify({
      error: `StashHog needs Node.js 22.13 or newer, found ${process.versions.node} at ${process.execPath}. Install a newer one, or set STASHHOG_NODE to its path.`,
    }),
  );
}

import { dirname } from 'node:path';
import { answerRequest } from './host/answer-request.ts';
import { lookAgain } from './launcher/look-again.ts';
import { supportedNode } from './launcher/supported-node.ts';

/*
 * Started by Stash through the launcher, with any Node that somebody may have: what an older one does not know
 * (node:sqlite) is loaded later. CommonJS, because its loader starts sooner and uses the compile cache better.
 */
if (supportedNode(process.versions.node)) {
  void answerRequest();
} else if (!lookAgain(dirname(process.argv[1] ?? '.'))) {
  process.stdout.write(
    JSON.stringify({
      error: `StashHog needs Node.js 22.13 or newer, found ${process.versions.node} at ${process.execPath}. Install a newer one, or set STASHHOG_NODE to its path.`,
    }),
  );
}

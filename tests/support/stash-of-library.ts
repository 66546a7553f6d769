import { connect } from '../../plugin/host/connect.ts';
import type { StashClient } from '../../src/stash/client.ts';
import { stashForTest } from '../contract/stash-for-test.ts';
import type { FakeStash } from '../fake-stash/start.ts';

/** A fake Stash with a generated library, and the plugin's own client connected to it. */
export async function stashOfLibrary(scenes: number): Promise<{ stash: FakeStash; client: StashClient }> {
  const stash = await stashForTest({ scenes, seed: 7 });
  const client = connect({
    Scheme: 'http',
    Host: '127.0.0.1',
    Port: stash.port,
    SessionCookie: null,
    Dir: stash.folder,
    PluginDir: stash.pluginsFolder,
  });
  return { stash, client };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../plugin/host/connect.ts';
import { ScenesByIdsDocument, SweepScenesDocument } from '../../src/stash/generated.ts';
import { type FakeStash, startFakeStash } from '../../tests/fake-stash/start.ts';
import type { Subject } from './run.ts';

const sceneCount = 100_000;
const perPage = 500;
const pages = 40;

/** Whether the double is fast enough to measure anything else by: full scenes over HTTP, beside the bare rows. */
export const measureFakeStash: Subject = {
  summary: `the fake Stash: generating ${sceneCount} scenes, and pages of ${perPage} with every relation`,
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'stashhog-bench-'));
    const started = performance.now();
    const stash = await startFakeStash({ folder, scenes: sceneCount, quiet: true });
    const generated = (performance.now() - started) / 1000;
    try {
      const client = connect({
        Scheme: 'http',
        Host: '127.0.0.1',
        Port: stash.port,
        SessionCookie: null,
        Dir: folder,
        PluginDir: stash.pluginsFolder,
      });
      let overHttp = 0;
      let bare = 0;
      for (let page = 0; page < pages; page++) {
        const after = Math.floor((page * sceneCount) / pages);
        const { findScenes } = await client.request(SweepScenesDocument, { after, perPage });
        const ids = findScenes.scenes.map(({ id }) => id);
        let from = performance.now();
        await client.request(ScenesByIdsDocument, { ids });
        overHttp += performance.now() - from;
        from = performance.now();
        for (const id of ids) readBareRows(stash, Number(id));
        bare += performance.now() - from;
      }
      const rate = (ms: number) => (pages * perPage * 1000) / ms;
      return {
        reference: { what: 'the same rows by bare statements', value: rate(bare), unit: 'scenes/s' },
        ours: { what: 'full scenes over HTTP', value: rate(overHttp), unit: 'scenes/s' },
        more: [
          { what: `generating ${sceneCount} scenes`, value: generated, unit: 's' },
          { what: 'memory of the process', value: process.memoryUsage().rss / 1e6, unit: 'MB' },
        ],
      };
    } finally {
      await stash.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const relations = [
  'SELECT * FROM scenes WHERE id = ?',
  'SELECT url FROM scene_urls WHERE scene_id = ?',
  'SELECT performer_id FROM performers_scenes WHERE scene_id = ?',
  'SELECT tag_id FROM scenes_tags WHERE scene_id = ?',
  'SELECT group_id FROM groups_scenes WHERE scene_id = ?',
  'SELECT gallery_id FROM scenes_galleries WHERE scene_id = ?',
  'SELECT endpoint, stash_id FROM scene_stash_ids WHERE scene_id = ?',
  'SELECT COUNT(*) FROM scenes_view_dates WHERE scene_id = ?',
  'SELECT COUNT(*) FROM scenes_o_dates WHERE scene_id = ?',
  'SELECT * FROM scene_markers WHERE scene_id = ?',
  `SELECT f.*, d.path, v.*, p.type, CAST(p.fingerprint AS TEXT) FROM scenes_files sf JOIN files f ON f.id = sf.file_id
   JOIN folders d ON d.id = f.parent_folder_id JOIN video_files v ON v.file_id = f.id
   LEFT JOIN files_fingerprints p ON p.file_id = f.id WHERE sf.scene_id = ?`,
];

function readBareRows({ library }: FakeStash, id: number): void {
  for (const sql of relations) library.all(sql, id);
}

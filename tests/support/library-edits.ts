import fc from 'fast-check';
import type { Library } from '../fake-stash/library/library.ts';

/** Something a person, a scan or another program does to a library; most of it moves no timestamp of a scene. */
export type Edit = { what: keyof typeof edits; pick: number; other: number; text: string };

const someone = (library: Library, table: string, pick: number): number | null => {
  const { n } = library.one<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`) ?? { n: 0 };
  if (n === 0) return null;
  return (
    library.one<{ id: number }>(`SELECT id FROM ${table} ORDER BY id LIMIT 1 OFFSET ?`, pick % n)?.id ?? null
  );
};

type Perform = (library: Library, a: number, b: number, edit: Edit) => void;

/** Each is told a scene and another row of the table named, by id. */
const edits = {
  title: [
    'scenes',
    (l, a, _b, { text }) =>
      l.run('UPDATE scenes SET title = ?, updated_at = ? WHERE id = ?', text, later(text), a),
  ],
  'title without a timestamp': [
    'scenes',
    (l, a, _b, { text }) => l.run('UPDATE scenes SET title = ? WHERE id = ?', text, a),
  ],
  details: [
    'scenes',
    (l, a, _b, { text }) =>
      l.run('UPDATE scenes SET details = ? WHERE id = ?', `${text}\n"quoted"\t\u0001`, a),
  ],
  'a date of a month': [
    'scenes',
    (l, a) => l.run(`UPDATE scenes SET date = '2021-05-01', date_precision = 1 WHERE id = ?`, a),
  ],
  'a date of a day': [
    'scenes',
    (l, a) => l.run(`UPDATE scenes SET date = '2021-05-07', date_precision = NULL WHERE id = ?`, a),
  ],
  'rating and organized': [
    'scenes',
    (l, a, b) => l.run('UPDATE scenes SET rating = ?, organized = NOT organized WHERE id = ?', b % 101, a),
  ],
  studio: ['studios', (l, a, b) => l.run('UPDATE scenes SET studio_id = ? WHERE id = ?', b, a)],
  'add tag': [
    'tags',
    (l, a, b) => l.run('INSERT OR IGNORE INTO scenes_tags (scene_id, tag_id) VALUES (?, ?)', a, b),
  ],
  'remove tags': ['tags', (l, a) => l.run('DELETE FROM scenes_tags WHERE scene_id = ?', a)],
  'swap tags': [
    'scenes',
    (l, a, b) => {
      if (a === b) return;
      l.run('UPDATE OR IGNORE scenes_tags SET scene_id = ? WHERE scene_id = ?', a, b);
    },
  ],
  'merge tags': [
    'tags',
    (l, _a, b, { pick }) => {
      const into = someone(l, 'tags', pick + 1);
      if (into === null || into === b) return;
      l.run('UPDATE OR IGNORE scenes_tags SET tag_id = ? WHERE tag_id = ?', into, b);
      l.run('UPDATE scene_markers SET primary_tag_id = ? WHERE primary_tag_id = ?', into, b);
      l.run('DELETE FROM tags WHERE id = ?', b);
    },
  ],
  'rename tag': [
    'tags',
    (l, _a, b, { text }) =>
      l.run('UPDATE tags SET name = ?, updated_at = ? WHERE id = ?', `t${text}${b}`, later(text), b),
  ],
  'tag parent': [
    'tags',
    (l, a, b) => {
      const child = someone(l, 'tags', a);
      if (child !== null && child !== b)
        l.run('INSERT OR IGNORE INTO tags_relations (parent_id, child_id) VALUES (?, ?)', b, child);
    },
  ],
  'tag alias': [
    'tags',
    (l, _a, b, { text }) =>
      l.run('INSERT OR IGNORE INTO tag_aliases (tag_id, alias) VALUES (?, ?)', b, `alias ${text}`),
  ],
  'add performer': [
    'performers',
    (l, a, b) =>
      l.run('INSERT OR IGNORE INTO performers_scenes (scene_id, performer_id) VALUES (?, ?)', a, b),
  ],
  'delete performer': ['performers', (l, _a, b) => l.run('DELETE FROM performers WHERE id = ?', b)],
  'performer alias': [
    'performers',
    (l, _a, b, { text }) =>
      l.run('INSERT OR IGNORE INTO performer_aliases (performer_id, alias) VALUES (?, ?)', b, `${text}é`),
  ],
  'studio address': [
    'studios',
    (l, _a, b, { text }) =>
      l.run(
        'INSERT OR REPLACE INTO studio_urls (studio_id, position, url) VALUES (?, 0, ?)',
        b,
        `https://${text}.example`,
      ),
  ],
  'studio parent': [
    'studios',
    (l, _a, b, { pick }) => {
      const parent = someone(l, 'studios', pick + 1);
      if (parent !== b) l.run('UPDATE studios SET parent_id = ? WHERE id = ?', parent, b);
    },
  ],
  'rename file': [
    'files',
    (l, _a, b, { text }) => l.run('UPDATE files SET basename = ? WHERE id = ?', `${text}${b}.mp4`, b),
  ],
  'move folder': [
    'folders',
    (l, _a, b, { text }) =>
      l.run('UPDATE OR IGNORE folders SET path = ? WHERE id = ?', `/moved/${text}${b}`, b),
  ],
  'file of another size': [
    'files',
    (l, _a, b, { pick }) => {
      l.run('UPDATE files SET size = size + ? WHERE id = ?', pick, b);
      l.run('UPDATE video_files SET duration = duration + 0.37, frame_rate = 23.976 WHERE file_id = ?', b);
    },
  ],
  'a second file': [
    'files',
    (l, a, b) =>
      l.run('INSERT OR IGNORE INTO scenes_files (scene_id, file_id, "primary") VALUES (?, ?, 0)', a, b),
  ],
  'another primary file': [
    'scenes',
    (l, a) => {
      const file = l.one<{ id: number }>(
        'SELECT max(file_id) AS id FROM scenes_files WHERE scene_id = ?',
        a,
      )?.id;
      if (file == null) return;
      l.run('UPDATE scenes_files SET "primary" = 0 WHERE scene_id = ?', a);
      l.run('UPDATE scenes_files SET "primary" = 1 WHERE scene_id = ? AND file_id = ?', a, file);
    },
  ],
  phash: [
    'files',
    (l, _a, b, { pick }) => {
      l.run(`DELETE FROM files_fingerprints WHERE file_id = ? AND type = 'phash'`, b);
      // Half of all phashes are negative in the database, and none fits a JavaScript number.
      l.db
        .prepare(`INSERT INTO files_fingerprints (file_id, type, fingerprint) VALUES (?, 'phash', ?)`)
        .run(b, (pick % 2 ? 1n : -1n) * (0x7edcba9876543210n - BigInt(pick)));
    },
  ],
  'no fingerprints': ['files', (l, _a, b) => l.run('DELETE FROM files_fingerprints WHERE file_id = ?', b)],
  address: [
    'scenes',
    (l, a, _b, { text, pick }) =>
      l.run(
        'INSERT OR IGNORE INTO scene_urls (scene_id, position, url) VALUES (?, ?, ?)',
        a,
        pick,
        `https://example/${text}?a="b"&ü`,
      ),
  ],
  'stash id': [
    'scenes',
    (l, a, _b, { text }) =>
      l.run(
        'INSERT OR REPLACE INTO scene_stash_ids (scene_id, endpoint, stash_id) VALUES (?, ?, ?)',
        a,
        `https://box${text.length}.example/graphql`,
        text,
      ),
  ],
  marker: [
    'tags',
    (l, a, b, { text, pick }) => {
      const stamp = '2026-01-01T00:00:00Z';
      const id = l.run(
        'INSERT INTO scene_markers (title, seconds, primary_tag_id, scene_id, created_at, updated_at, end_seconds) VALUES (?, ?, ?, ?, ?, ?, ?)',
        text,
        pick / 7,
        b,
        a,
        stamp,
        stamp,
        pick % 2 ? pick : null,
      );
      l.run('INSERT INTO scene_markers_tags (scene_marker_id, tag_id) VALUES (?, ?)', id, b);
    },
  ],
  'marker moved': [
    'scene_markers',
    (l, a, b) => l.run('UPDATE scene_markers SET scene_id = ? WHERE id = ?', a, b),
  ],
  'marker gone': ['scene_markers', (l, _a, b) => l.run('DELETE FROM scene_markers WHERE id = ?', b)],
  watched: [
    'scenes',
    (l, a) =>
      l.run(`INSERT INTO scenes_view_dates (scene_id, view_date) VALUES (?, '2026-01-01T00:00:00Z')`, a),
  ],
  'watched and liked': [
    'scenes',
    (l, a) => l.run(`INSERT INTO scenes_o_dates (scene_id, o_date) VALUES (?, '2026-01-01T00:00:00Z')`, a),
  ],
  group: [
    'scenes',
    (l, a, _b, { text }) => {
      const id = l.run(
        `INSERT INTO "groups" (name, created_at, updated_at) VALUES (?, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`,
        text,
      );
      l.run('INSERT INTO groups_scenes (group_id, scene_id) VALUES (?, ?)', id, a);
    },
  ],
  gallery: [
    'scenes',
    (l, a, _b, { text }) => {
      const id = l.run(
        `INSERT INTO galleries (title, created_at, updated_at) VALUES (?, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`,
        text,
      );
      l.run('INSERT INTO scenes_galleries (scene_id, gallery_id) VALUES (?, ?)', a, id);
    },
  ],
  'clock and zone': [
    'scenes',
    (l, a, _b, { pick }) =>
      l.run(
        'UPDATE scenes SET updated_at = ? WHERE id = ?',
        pick % 2 ? '2019-01-01T00:00:00-11:30' : '2031-07-01T12:00:00+14:00',
        a,
      ),
  ],
  'new scene': [
    'scenes',
    (l, _a, b, { text }) =>
      l.run(
        'INSERT INTO scenes (title, organized, created_at, updated_at) VALUES (?, 0, ?, ?)',
        `${text} ${b}`,
        later(text),
        later(text),
      ),
  ],
  'delete scene': [
    'scenes',
    (l, a) => {
      l.run('DELETE FROM scene_markers WHERE scene_id = ?', a);
      l.run('DELETE FROM scenes WHERE id = ?', a);
    },
  ],
} satisfies Record<string, [table: string, perform: Perform]>;

function later(text: string): string {
  return `2026-04-01T10:${String(text.length % 60).padStart(2, '0')}:07+02:00`;
}

export function perform(library: Library, edit: Edit): void {
  const [table, work] = edits[edit.what] as [string, Perform];
  const scene = someone(library, 'scenes', edit.pick);
  const other = someone(library, table, edit.other);
  if (scene === null || other === null) return;
  work(library, scene, other, edit);
}

export const anEdit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom(...(Object.keys(edits) as Edit['what'][])),
  pick: fc.nat(5_000),
  other: fc.nat(5_000),
  text: fc.stringMatching(/^[a-zäö' ]{1,12}$/),
});

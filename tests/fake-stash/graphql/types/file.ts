import type { Row } from '../../library/library.ts';
import type { Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';

type File = Row & { id: number; parent_folder_id: number | null };

/** A phash is a signed integer in the database and unsigned hexadecimal in the API. */
const FINGERPRINTS = `SELECT type, CASE WHEN type = 'phash' THEN printf('%x', fingerprint) ELSE fingerprint END AS value
  FROM files_fingerprints WHERE file_id = ?`;

const folder = (row: File, _args: unknown, { stash }: RequestContext) =>
  row.parent_folder_id === null
    ? null
    : stash.library.one('SELECT * FROM folders WHERE id = ?', row.parent_folder_id);

export const FILE: Resolvers = {
  VideoFile: {
    parent_folder: folder,
    zip_file: () => null,
    fingerprints: (file: File, _args: unknown, { stash }: RequestContext) =>
      stash.library.all(FINGERPRINTS, file.id),
    fingerprint: (file: File, { type }: { type: string }, { stash }: RequestContext) =>
      stash.library.one(`SELECT value FROM (${FINGERPRINTS}) WHERE type = ?`, file.id, type)?.['value'] ??
      null,
  },
  Folder: { parent_folder: folder, zip_file: () => null },
};

import type { DatabaseSync } from 'node:sqlite';

/** What changed with each version of Stash's schema since 72, both ways; `TABLES` is the newest. */
const VERSIONS: { version: number; undo: string; apply: string }[] = [
  {
    version: 73,
    undo: `DROP TABLE studio_urls; ALTER TABLE studios ADD COLUMN url varchar(255);`,
    apply: `
      CREATE TABLE studio_urls (
        studio_id integer NOT NULL REFERENCES studios(id) ON DELETE CASCADE, position integer NOT NULL,
        url varchar(255) NOT NULL, PRIMARY KEY (studio_id, position, url));
      INSERT INTO studio_urls SELECT id, 0, url FROM studios WHERE url <> '';
      ALTER TABLE studios DROP COLUMN url;`,
  },
  {
    version: 74,
    undo: `DROP TABLE tag_stash_ids;`,
    apply: `
      CREATE TABLE tag_stash_ids (
        tag_id integer REFERENCES tags(id) ON DELETE CASCADE, endpoint varchar(255), stash_id varchar(36),
        updated_at datetime NOT NULL DEFAULT '1970-01-01T00:00:00Z');`,
  },
  {
    version: 75,
    undo: [
      ['scenes', 'date'],
      ['galleries', 'date'],
      ['groups', 'date'],
      ['performers', 'birthdate'],
      ['performers', 'death_date'],
    ]
      .map(([table, column]) => `ALTER TABLE "${table}" DROP COLUMN ${column}_precision;`)
      .join(' '),
    apply: [
      ['scenes', 'date'],
      ['galleries', 'date'],
      ['groups', 'date'],
      ['performers', 'birthdate'],
      ['performers', 'death_date'],
    ]
      .map(
        ([table, column]) =>
          `ALTER TABLE "${table}" ADD COLUMN ${column}_precision tinyint;
           UPDATE "${table}" SET ${column}_precision = 0 WHERE ${column} IS NOT NULL;`,
      )
      .join(' '),
  },
];

/** Takes an empty database from the newest schema back to an older one. */
export function downgrade(db: DatabaseSync, to: number): void {
  for (const { version, undo } of VERSIONS.toReversed()) if (version > to) db.exec(undo);
}

/** Brings a library in use to the schema of a newer release, as Stash does after an update. There is no way back. */
export function migrate(db: DatabaseSync, to: number): void {
  const now = Number(db.prepare('SELECT version FROM schema_migrations').get()?.['version']);
  if (now > to)
    throw new Error(
      `The library has schema ${now}, this release knows ${to}: an older Stash cannot open it.`,
    );
  for (const { version, apply } of VERSIONS) if (version > now && version <= to) db.exec(apply);
  db.prepare('UPDATE schema_migrations SET version = ?').run(to);
}

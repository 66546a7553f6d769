import type { Database } from './database.ts';

/** What a Verify found, kept as the proof that the mirror was what Stash's API said. */
export interface Verification {
  runId: number;
  at: string;
  /** Every scene, or a sample. */
  whole: boolean;
  scenes: number;
  checked: number;
  differing: number;
  repaired: number;
  /** Ids of the sample; null when every scene was checked. */
  sample: readonly number[] | null;
  /** One SHA-256 per thousand checked scenes, in the order of their ids. */
  hashes: readonly string[];
  databaseAgrees: boolean | null;
}

export function storeVerification(database: Database, proof: Verification): number {
  return database.run(
    `insert into verifications (run_id, at, whole, scenes, checked, differing, repaired, sample, hashes, database_agrees)
     values ((select id from runs where id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      proof.runId,
      proof.at,
      proof.whole ? 1 : 0,
      proof.scenes,
      proof.checked,
      proof.differing,
      proof.repaired,
      proof.sample && JSON.stringify(proof.sample),
      JSON.stringify(proof.hashes),
      proof.databaseAgrees === null ? null : Number(proof.databaseAgrees),
    ],
  ).lastId;
}

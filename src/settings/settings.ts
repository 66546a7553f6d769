import { z } from 'zod';

const fraction = z.number().min(0).max(1);

/**
 * Everything a person can set. Stored as one JSON value per top-level key, so that a key added later takes its
 * default and two pages saving different keys do not undo each other.
 */
export const settingsSchema = z.object({
  /** Proposals below are not made. */
  thresholds: z
    .object({ studio: fraction, performers: fraction, details: fraction })
    .default({ studio: 0.7, performers: 0.7, details: 0.7 }),
  /** Approves without a person, only in Process new scenes. Off unless somebody turns it on. */
  autoApprove: z
    .object({
      enabled: z.boolean(),
      minConfidence: fraction,
      fields: z.array(z.enum(['studio', 'performers', 'details'])),
    })
    .default({ enabled: false, minConfidence: 0.9, fields: ['studio', 'performers', 'details'] }),
  /** How the mirror is filled. `auto`: from Stash's database file once that agreed with the API in everything. */
  reader: z.enum(['auto', 'api', 'database']).default('auto'),
  /** More than 100 scenes and 5 % of the library gone at once: ask a person, or take it as it is. */
  largeDeletions: z.enum(['ask', 'remove', 'keep']).default('ask'),
  /** How long the history of scenes is kept. */
  history: z
    .object({ days: z.int().min(1).max(36_500), rows: z.int().min(1_000).max(100_000_000) })
    .default({ days: 365, rows: 1_000_000 }),
  /** Scenes marked as organized are left out of an analysis unless this is on. */
  analyzeOrganized: z.boolean().default(false),
  /** What Process new scenes asks Stash to generate for new scenes. */
  generate: z
    .object({ covers: z.boolean(), previews: z.boolean(), sprites: z.boolean(), phashes: z.boolean() })
    .default({ covers: true, previews: true, sprites: true, phashes: true }),
});

export type Settings = z.infer<typeof settingsSchema>;
export type AutoApprovePolicy = Settings['autoApprove'];

import type { SceneFieldsFragment } from '../../src/stash/generated.ts';

/** A scene as Stash would answer it, built in words: `aScene(7).titled('Low Tide').with({ performers: [3] })`. */
export interface SceneBuilder {
  titled(title: string): SceneBuilder;
  at(path: string): SceneBuilder;
  updatedAt(time: string): SceneBuilder;
  by(studio: number): SceneBuilder;
  with(lists: { performers?: number[]; tags?: number[] }): SceneBuilder;
  describedAs(details: string): SceneBuilder;
  organized(): SceneBuilder;
  build(): SceneFieldsFragment;
}

const entities = (ids: readonly number[]) => ids.map((id) => ({ id: String(id) }));

export function aScene(id: number, answer: SceneFieldsFragment = blank(id)): SceneBuilder {
  const next = (change: Partial<SceneFieldsFragment>): SceneBuilder => aScene(id, { ...answer, ...change });
  return {
    titled: (title) => next({ title }),
    at: (path) => next({ files: [{ ...answer.files[0]!, path }] }),
    updatedAt: (updated_at) => next({ updated_at }),
    by: (studio) => next({ studio: { id: String(studio) } }),
    with: ({ performers, tags }) =>
      next({
        ...(performers && { performers: entities(performers) }),
        ...(tags && { tags: entities(tags) }),
      }),
    describedAs: (details) => next({ details }),
    organized: () => next({ organized: true }),
    build: () => structuredClone(answer),
  };
}

function blank(id: number): SceneFieldsFragment {
  return {
    id: String(id),
    title: '',
    details: '',
    date: null,
    code: '',
    director: '',
    rating100: null,
    organized: false,
    urls: [],
    play_count: 0,
    o_counter: 0,
    created_at: `2026-01-05T08:${String(id % 60).padStart(2, '0')}:00+01:00`,
    updated_at: '2026-02-01T10:00:00+01:00',
    studio: null,
    performers: [],
    tags: [],
    groups: [],
    galleries: [],
    stash_ids: [],
    files: [
      {
        id: String(id + 10_000),
        path: `/library/clip_${id}.mp4`,
        size: 1_000_000 + id,
        duration: 61.5,
        width: 1920,
        height: 1080,
        video_codec: 'h264',
        audio_codec: 'aac',
        frame_rate: 25,
        bit_rate: 2_000_000,
        fingerprints: [{ type: 'oshash', value: `oshash${id}` }],
      },
    ],
    scene_markers: [],
  };
}

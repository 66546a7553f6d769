import type { SceneFieldsFragment } from './generated.ts';

/** A scene as Stash told it: ids as numbers, lists of ids ascending, Stash's times verbatim, empty text as null. */
export interface StashScene {
  id: number;
  title: string | null;
  details: string | null;
  date: string | null;
  code: string | null;
  director: string | null;
  rating100: number | null;
  organized: boolean;
  studioId: number | null;
  performerIds: number[];
  tagIds: number[];
  groupIds: number[];
  galleryIds: number[];
  urls: string[];
  stashIds: { endpoint: string; stashId: string }[];
  playCount: number;
  oCounter: number;
  /** The first is the primary file, the others follow by id: Stash orders them by chance. */
  files: SceneFile[];
  /** Ascending by id. */
  markers: SceneMarker[];
  createdAtStash: string;
  updatedAtStash: string;
}

export interface SceneFile {
  id: number;
  path: string;
  sizeBytes: number | null;
  durationS: number | null;
  width: number | null;
  height: number | null;
  videoCodec: string | null;
  audioCodec: string | null;
  frameRate: number | null;
  bitRate: number | null;
  /** Ascending by type, so that Stash's order does not look like a change. */
  fingerprints: { type: string; value: string }[];
}

export interface SceneMarker {
  id: number;
  title: string;
  seconds: number;
  endSeconds: number | null;
  primaryTagId: number;
  tagIds: number[];
}

/** Stash answers ids as text and an empty title as "" or null, by version; both are brought to one form here. */
export function fromAnswer(answer: SceneFieldsFragment): StashScene {
  return {
    id: Number(answer.id),
    title: answer.title || null,
    details: answer.details || null,
    date: answer.date || null,
    code: answer.code || null,
    director: answer.director || null,
    rating100: answer.rating100,
    organized: answer.organized,
    studioId: answer.studio ? Number(answer.studio.id) : null,
    performerIds: ids(answer.performers),
    tagIds: ids(answer.tags),
    groupIds: ids(answer.groups.map(({ group }) => group)),
    galleryIds: ids(answer.galleries),
    urls: answer.urls,
    stashIds: answer.stash_ids
      .map(({ endpoint, stash_id }) => ({ endpoint, stashId: stash_id }))
      .sort((a, b) => byText(a.endpoint, b.endpoint) || byText(a.stashId, b.stashId)),
    playCount: answer.play_count ?? 0,
    oCounter: answer.o_counter ?? 0,
    files: primaryFirst(answer.files).map((file) => ({
      id: Number(file.id),
      path: file.path,
      sizeBytes: file.size,
      durationS: file.duration,
      width: file.width,
      height: file.height,
      videoCodec: file.video_codec,
      audioCodec: file.audio_codec,
      frameRate: file.frame_rate,
      bitRate: file.bit_rate,
      fingerprints: file.fingerprints
        .map(({ type, value }) => ({ type, value }))
        .sort((a, b) => byText(a.type, b.type) || byText(a.value, b.value)),
    })),
    markers: answer.scene_markers
      .map((marker) => ({
        id: Number(marker.id),
        title: marker.title,
        seconds: marker.seconds,
        endSeconds: marker.end_seconds,
        primaryTagId: Number(marker.primary_tag.id),
        tagIds: ids(marker.tags),
      }))
      .sort((a, b) => a.id - b.id),
    createdAtStash: answer.created_at,
    updatedAtStash: answer.updated_at,
  };
}

function primaryFirst<File extends { id: string }>([primary, ...others]: readonly File[]): File[] {
  if (!primary) return [];
  return [primary, ...others.sort((a, b) => Number(a.id) - Number(b.id))];
}

function ids(entities: readonly { id: string }[]): number[] {
  return entities.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

/** By code unit: the same order on every machine. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

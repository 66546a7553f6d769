import { fromPerformer, fromStudio } from '../../src/stash/entity.ts';
import { buildNameIndex } from '../../src/analyze/name-index.ts';
import { detect } from '../../src/analyze/detect.ts';
import { fromAnswer } from '../../src/stash/scene.ts';
import type { Proposal } from '../../src/plans/change.ts';
import type { SceneBuilder } from './a-scene.ts';
import { aPerformer, aStudio } from './scripted-stash.ts';

/** A small library of invented names, with what makes detection hard: everyday words, short names, namesakes. */
export const library = {
  studios: [
    aStudio(1, 'Copper Lantern', ['copperlantern.example']),
    aStudio(2, 'Copper'),
    aStudio(3, 'Copper Lantern Shorts', [], 1),
    aStudio(4, 'Zv'),
    aStudio(5, 'Brännvik Film'),
    aStudio(6, 'Quillmark Pictures', ['QMP']),
    aStudio(7, '519'),
  ],
  performers: [
    aPerformer(11, 'Maelis Torvane', ['maelistorv']),
    aPerformer(12, 'Ilka Brandmoor'),
    aPerformer(13, 'Björn Hästvik'),
    aPerformer(14, 'Kestrel'),
    aPerformer(15, 'Clover Bridge'),
    aPerformer(16, 'Corinne Aldby', [], 'Lisbon'),
    aPerformer(17, 'Corinne Aldby', [], 'Copper Lantern'),
    aPerformer(18, 'Ann Lee'),
    aPerformer(19, "Tadhg O'Skerrin"),
    aPerformer(20, 'Lantern Smith'),
    aPerformer(21, 'Jo'),
  ],
};

const index = buildNameIndex({
  studios: library.studios.map(fromStudio),
  performers: library.performers.map(fromPerformer),
});

/** All proposals for one scene of this library, whatever their confidence. */
export function propose(scene: SceneBuilder): Proposal[] {
  const built = fromAnswer(scene.build());
  return detect({ ...built, path: built.files[0]?.path ?? null }, index);
}

/** Labels of what is proposed at 0.7 and above, in the order of the text. */
export function believed(scene: SceneBuilder, field: Proposal['field']): string[] {
  return propose(scene)
    .filter((proposal) => proposal.field === field && proposal.confidence >= 0.7)
    .map(({ label }) => label);
}

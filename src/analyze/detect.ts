import type { FieldValue, Proposal } from '../plans/change.ts';
import type { SceneToAnalyze } from '../store/analyzed-scenes.ts';
import { details } from './detectors/details.ts';
import type { Detector } from './detectors/detector.ts';
import { performers } from './detectors/performers.ts';
import { studio } from './detectors/studio.ts';
import type { NameIndex } from './name-index.ts';
import { readTexts } from './scene-texts.ts';

/** In the order in which a person reviews. */
export const detectors: readonly Detector[] = [studio, performers, details];

/** Everything the detectors propose for one scene, whatever its confidence. */
export function detect(scene: SceneToAnalyze, index: NameIndex): Proposal[] {
  const subject = { scene, index, texts: readTexts(scene, index) };
  return detectors.flatMap((detector) =>
    detector.detect(subject).map((finding) => ({
      sceneId: scene.id,
      field: detector.field,
      base: baseOf[detector.field](scene),
      detector: detector.name,
      detectorVersion: detector.version,
      ...finding,
    })),
  );
}

const baseOf: Record<Detector['field'], (scene: SceneToAnalyze) => FieldValue> = {
  studio: (scene) => scene.studioId,
  performers: () => null,
  details: (scene) => scene.details,
};

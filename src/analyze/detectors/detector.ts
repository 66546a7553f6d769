import type { Proposal } from '../../plans/change.ts';
import type { SceneToAnalyze } from '../../store/analyzed-scenes.ts';
import type { NameIndex } from '../name-index.ts';
import type { SceneText } from '../scene-texts.ts';

/** What a detector looks at. */
export interface Subject {
  scene: SceneToAnalyze;
  texts: readonly SceneText[];
  index: NameIndex;
}

/** What a detector says; the scene, the detector and the value before are added for it. */
export type Finding = Pick<Proposal, 'action' | 'proposed' | 'label' | 'confidence' | 'evidence'>;

/** Looks at one scene and proposes changes of one field. Pure; its file has its name. */
export interface Detector {
  name: string;
  /** Raised when its proposals change. */
  version: number;
  field: 'studio' | 'performers' | 'details';
  detect(subject: Subject): Finding[];
}

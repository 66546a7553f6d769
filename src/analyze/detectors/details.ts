import { counted } from '../../counted.ts';
import { cleanHtml } from '../clean-html.ts';
import type { Detector } from './detector.ts';

/** How much of the text is shown around the first thing that was found. */
const shown = 60;

/** Details that were copied from a web page with its tags and entities, as a person would write them. */
export const details: Detector = {
  name: 'details',
  version: 1,
  field: 'details',
  detect({ scene }) {
    const before = scene.details;
    const cleaned = before === null ? null : cleanHtml(before);
    if (before === null || !cleaned || cleaned.text === '' || cleaned.text === before) return [];
    const { first, tags, entities } = cleaned;
    const from = Math.max(0, first.start - shown);
    const found = [tags > 0 && counted(tags, 'tag'), entities > 0 && counted(entities, 'entity', 'entities')];
    return [
      {
        action: 'set',
        proposed: cleaned.text,
        label: cleaned.text,
        confidence: tags > 0 ? 0.97 : 0.95,
        evidence: [
          {
            source: 'details',
            text: before.slice(from, first.end + shown),
            start: first.start - from,
            end: first.end - from,
            rule: `The text holds HTML: ${found.filter((part) => part !== false).join(' and ')}`,
          },
        ],
      },
    ];
  },
};

import { describe, expect, it } from 'vitest';
import { faultText, isAskedFor, isDue, parseFault, parseFaults } from '../../fake-stash/faults/fault.ts';

describe('the text of a fault', () => {
  it.each([
    'truncated@SweepScenes#2',
    'truncated=agree@findScenes#1+',
    'slow=300@*#every-3',
    'error=503@ScenesByIds?ids=7#2+',
    'zone=+02:00@*#1+',
    'replaced=120:9@*#4',
  ])('%s says the same when it is written again', (text) => {
    expect(faultText(parseFault(text))).toBe(text);
  });

  it('means every request, always, when it names neither', () => {
    expect(parseFault('error')).toEqual({
      kind: 'error',
      value: '',
      on: '*',
      variables: [],
      when: { from: 1 },
    });
  });

  it('may name several, separated by commas', () => {
    expect(parseFaults('empty@findTags#1, reset').map(({ kind }) => kind)).toEqual(['empty', 'reset']);
  });

  it.each([
    ['broken', /no fault: expected one of truncated/],
    ['error@A#0', /no occurrence/],
    ['error@A#every-2+', /no occurrence/],
    ['slow', /expected milliseconds/],
    ['zone=summer', /expected an offset/],
    ['replaced=120', /scenes:seed/],
  ])('%s is refused with what was expected', (text, message) => {
    expect(() => parseFault(text)).toThrow(message);
  });
});

describe('a fault meets', () => {
  const request = {
    operationName: 'ScenesByIds',
    fields: ['findScenes'],
    variables: { ids: ['6', '7'], page: 2 },
  };

  it('an operation by its name, its root field, and the variables that it names', () => {
    const met = (text: string) => isAskedFor(parseFault(text), request);
    expect(
      ['error@ScenesByIds', 'error@findScenes', 'error', 'error@*?page=2', 'error@*?ids=7'].map(met),
    ).toEqual(Array(5).fill(true));
    expect(['error@SweepScenes', 'error@findScene', 'error@*?page=3', 'error@*?ids=8'].map(met)).toEqual(
      Array(4).fill(false),
    );
  });

  it('the occurrences it names', () => {
    const met = (text: string) => [1, 2, 3, 4, 5, 6].filter((n) => isDue(parseFault(text).when, n));
    expect(met('error#2')).toEqual([2]);
    expect(met('error#2+')).toEqual([2, 3, 4, 5, 6]);
    expect(met('error#every-3')).toEqual([3, 6]);
    expect(met('error#always')).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

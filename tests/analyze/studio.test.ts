import { describe, expect, it } from 'vitest';
import { aScene } from '../support/a-scene.ts';
import { believed, propose } from '../support/library.ts';

const found = (path: string) => believed(aScene(1).at(path), 'studio');

describe('a studio', () => {
  it.each([
    ['a folder', '/studios/Copper Lantern/2019/clip.mp4', 'Copper Lantern'],
    ['brackets', '/in/[ZV] Ilka Brandmoor - Signal.mp4', 'Zv'],
    ['a part of its own', '/in/Copper - Ilka Brandmoor - Tin Cup.mp4', 'Copper'],
    ['the head of a release', '/in/CopperLantern.19.11.30.Ilka.Brandmoor.720p.mp4', 'Copper Lantern'],
    ['CamelCase parts', '/in/QuillmarkPictures_IlkaBrandmoor_Attic.mp4', 'Quillmark Pictures'],
    ['its domain', '/in/copperlantern.example - Ilka Brandmoor.mp4', 'Copper Lantern'],
    ['an alias', '/in/QMP - Ilka Brandmoor - Lace.mp4', 'Quillmark Pictures'],
    ['no accents', '/in/[Brannvik Film] Ilka Brandmoor.mp4', 'Brännvik Film'],
    ['a part with a code', '/in/Copper KMR-0182 - Ilka Brandmoor - Bolt.mp4', 'Copper'],
    ['digits of its own', '/in/[519] Ilka Brandmoor - First Take.mp4', '519'],
  ])('is found in or as %s', (_, path, name) => {
    expect(found(path)).toEqual([name]);
  });

  it.each([
    '/in/How to make a copper bowl.mp4',
    '/in/Polishing the copper lantern on the porch.mp4',
    '/in/Bus 519 to the station.mp4',
    '/in/mezvault_00519x.mp4',
    '/in/Ilka Brandmoor - Copper.mp4',
    '/in/Copper.mp4',
  ])('is not found in %s', (path) => {
    expect(found(path)).toEqual([]);
  });

  it('gives way to the longer name, and a parent to its child', () => {
    expect(found('/in/CopperLanternShorts-IlkaBrandmoor-PaperMoon.mp4')).toEqual(['Copper Lantern Shorts']);
    expect(found('/in/Copper Lantern/Copper Lantern Shorts/Ilka Brandmoor.mp4')).toEqual([
      'Copper Lantern Shorts',
    ]);
    expect(found('/in/Copper Lantern Shorts/Copper Lantern - Ilka Brandmoor.mp4')).toEqual([
      'Copper Lantern Shorts',
    ]);
  });

  it('is not proposed where one is set, even another', () => {
    expect(
      propose(aScene(1).at('/in/[Copper] x.mp4').by(6)).filter(({ field }) => field === 'studio'),
    ).toEqual([]);
  });

  it('is believed less when another studio stands in as good a place', () => {
    const sure = propose(aScene(1).at('/in/[Copper] Sheds.mp4'))[0]!;
    const torn = propose(aScene(1).at('/in/[Copper] Sheds [QMP].mp4'))[0]!;
    expect(torn.confidence).toBeLessThan(sure.confidence);
  });

  it('says by which rule, and where', () => {
    const path = '/in/QMP - Ilka Brandmoor - Lace.mp4';
    expect(propose(aScene(1).at(path))[0]).toMatchObject({
      field: 'studio',
      action: 'set',
      base: null,
      proposed: 6,
      label: 'Quillmark Pictures',
      detector: 'studio',
      evidence: [
        {
          source: 'path',
          text: path,
          start: 4,
          end: 7,
          rule: 'The studio is a part of the file name of its own, by its alias "QMP"',
        },
      ],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { aScene } from '../support/a-scene.ts';
import { believed, propose } from '../support/library.ts';

const at = (path: string) => aScene(1).at(path);
const found = (path: string) => believed(at(path), 'performers');

describe('a full name', () => {
  it.each([
    ['with spaces', '/in/Maelis Torvane at the weir.mp4'],
    ['with dots', '/in/Some.Site.22.07.15.Maelis.Torvane.The.Weir.1080p.mp4'],
    ['with underscores', '/in/maelis_torvane_the_weir_720p_12.mp4'],
    ['in CamelCase', '/in/Site_MaelisTorvane_TheWeir.mp4'],
    ['run together', '/in/maelistorvane-2019.mp4'],
    ['with foreign accents', '/in/Màelis Tórvane - Weir.mp4'],
    ['with a middle initial', '/in/Maelis B. Torvane - Weir.mp4'],
    ['with a nickname', '/in/Maelis "Mae" Torvane - Weir.mp4'],
    ['surname first', '/in/Torvane, Maelis - Weir.mp4'],
    ['with escaped spaces', '/in/Maelis%20Torvane%20-%20Weir.mp4'],
    ['as a folder', '/people/Maelis Torvane/clip.mp4'],
    ['on a Windows path', String.raw`D:\in\Maelis Torvane\clip.mp4`],
    ['as an account', '/accounts/maelistorv/Posts/2022-01-01_99.mp4'],
  ])('is found %s', (_, path) => {
    expect(found(path)).toEqual(['Maelis Torvane']);
  });

  it.each([
    ['umlauts spelled out', '/in/Bjoern Haestvik.mp4', 'Björn Hästvik'],
    ['umlauts dropped', '/in/Bjorn Hastvik.mp4', 'Björn Hästvik'],
    ['decomposed accents', '/in/Bjo\u0308rn Ha\u0308stvik.mp4', 'Björn Hästvik'],
    ['an apostrophe left out', '/in/Tadhg OSkerrin - Peat.mp4', "Tadhg O'Skerrin"],
  ])('is found with %s', (_, path, name) => {
    expect(found(path)).toEqual([name]);
  });

  it.each([
    ['the first name alone', '/in/Maelis - Weir.mp4'],
    ['the surname alone', '/in/Torvane - Weir.mp4'],
    ['two names mixed', '/in/Maelis Brandmoor - Weir.mp4'],
    ['split over two parts', '/in/A day with Maelis - Torvane Street.mp4'],
    ['split over folder and file', '/in/Maelis/Torvane.mp4'],
    ['letters inside other words', '/in/Joann Leeward Walk.mp4'],
    ['read across a list', '/in/Ilka, Maelis Brandmoor.mp4'],
  ])('is not found in %s', (_, path) => {
    expect(found(path)).toEqual([]);
  });

  it('reads a list of two, not one surname first', () => {
    expect(found('/in/Maelis Torvane, Ilka Brandmoor - Steps.mp4')).toEqual([
      'Maelis Torvane',
      'Ilka Brandmoor',
    ]);
  });

  it('is not counted inside the longer name of a studio', () => {
    expect(found('/in/Copper Lantern Smith - Ilka Brandmoor.mp4')).toEqual(['Ilka Brandmoor']);
  });
});

describe('a name that is also an everyday word', () => {
  it.each([
    ['a part of its own', '/in/Kestrel - Chalk Line.mp4', ['Kestrel']],
    ['a folder', '/people/Kestrel/clip.mp4', ['Kestrel']],
    ['a list with somebody', '/in/Kestrel & Ilka Brandmoor - Rush Hour.mp4', ['Kestrel', 'Ilka Brandmoor']],
    ['the place after a release date', '/in/QMP.16.04.02.Kestrel.Chalk.Line.mp4', ['Kestrel']],
    ['a part of its own, of two words', '/in/Clover Bridge - Five Photographs.mp4', ['Clover Bridge']],
  ])('counts in %s', (_, path, names) => {
    expect([...found(path)].sort()).toEqual([...names].sort());
  });

  it.each([
    ['a sentence', '/in/A kestrel over the motorway.mp4'],
    ['the beginning of a sentence', '/in/Kestrel over the motorway.mp4'],
    ['a sentence, of two words', '/in/Bees near the clover bridge.mp4'],
    ['a sentence after somebody', '/in/Ilka Brandmoor and kestrel watching - Day.mp4'],
  ])('does not count in %s', (_, path) => {
    expect(found(path)).not.toContain('Kestrel');
    expect(found(path)).not.toContain('Clover Bridge');
  });

  it('does not count as the whole title', () => {
    expect(believed(aScene(1).titled('Kestrel'), 'performers')).toEqual([]);
  });
});

describe('two people of one name', () => {
  it('are both proposed, each too doubtful to be believed', () => {
    const proposals = propose(at('/in/Corinne Aldby - Window Box.mp4'));
    expect(proposals.map(({ proposed }) => proposed)).toEqual([16, 17]);
    expect(proposals.every(({ confidence }) => confidence < 0.7)).toBe(true);
    expect(proposals[0]?.evidence[0]?.rule).toContain('2 performers are called so');
  });

  it('are told apart by the disambiguation in the path', () => {
    expect(found('/in/Lisbon/Corinne Aldby - Tram Stop.mp4')).toEqual(['Corinne Aldby (Lisbon)']);
  });

  it('are not proposed when one of them is on the scene', () => {
    expect(propose(at('/in/Corinne Aldby - Window Box.mp4').with({ performers: [17] }))).toEqual([]);
  });
});

it('does not propose somebody who is on the scene', () => {
  const scene = at('/in/Maelis Torvane & Ilka Brandmoor.mp4').with({ performers: [11] });
  expect(believed(scene, 'performers')).toEqual(['Ilka Brandmoor']);
});

it('believes a part of its own more than a place in the text, and a name more than an alias', () => {
  const confidence = (path: string) => propose(at(path))[0]!.confidence;
  expect(confidence('/in/Ilka Brandmoor - Weir.mp4')).toBeGreaterThan(
    confidence('/in/ilka brandmoor at noon.mp4'),
  );
  expect(confidence('/p/Maelis Torvane/a.mp4')).toBeGreaterThan(confidence('/p/maelistorv/a.mp4'));
});

it('shows the place in the original text', () => {
  const path = '/in/Bjo\u0308rn_Ha\u0308stvik - Peat.mp4';
  const [evidence] = propose(at(path))[0]!.evidence;
  expect(evidence).toMatchObject({ source: 'path', text: path });
  expect(path.slice(evidence!.start, evidence!.end)).toBe('Bjo\u0308rn_Ha\u0308stvik');
});

it('reads the title, and details only where they credit somebody', () => {
  expect(believed(aScene(1).titled('Maelis Torvane: A Morning on Rails'), 'performers')).toEqual([
    'Maelis Torvane',
  ]);
  expect(
    believed(aScene(1).describedAs('Starring Maelis Torvane and Ilka Brandmoor.'), 'performers'),
  ).toEqual(['Maelis Torvane', 'Ilka Brandmoor']);
  expect(believed(aScene(1).describedAs('<p>With <b>Maelis Torvane</b>.</p>'), 'performers')).toEqual([
    'Maelis Torvane',
  ]);
  expect(believed(aScene(1).describedAs('Maelis Torvane once had a house here.'), 'performers')).toEqual([]);
});

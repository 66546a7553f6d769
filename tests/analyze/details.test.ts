import { describe, expect, it } from 'vitest';
import { aScene } from '../support/a-scene.ts';
import { propose } from '../support/library.ts';

function cleaned(text: string) {
  return propose(aScene(1).describedAs(text)).find(({ field }) => field === 'details');
}

describe('details', () => {
  it.each([
    ['paragraphs', '<p>One\nday.</p>\n<p>Another.</p>', 'One day.\n\nAnother.'],
    ['line breaks', 'One.<br>Two.<br />Three.', 'One.\nTwo.\nThree.'],
    ['inline tags', 'Up at five.\nDown by <i>eight</i>.', 'Up at five.\nDown by eight.'],
    ['links', 'See <a href="https://films.example/p?a=1&amp;b=2">all</a>.', 'See all.'],
    ['lists', '<p>To do:</p><ul><li>pack</li><li>leave</li></ul>', 'To do:\n\n- pack\n- leave'],
    ['comments and styles', '<!-- x --><style>p{a:b}</style><p>A slow day.</p>', 'A slow day.'],
    ['entities', 'Salt &amp; cr&egrave;me &ndash; it&#8217;s &#x27;fine&#x27;', "Salt & crème – it’s 'fine'"],
    ['empty paragraphs', '<P>Late.</P><P>&nbsp;</P><P>Gone.</P>', 'Late.\n\nGone.'],
    ['entities of entities, once', '10 &amp;lt; 12', '10 &lt; 12'],
    ['what was written as a tag on purpose', 'She types &lt;b&gt;.', 'She types <b>.'],
  ])('lose %s', (_, html, text) => {
    expect(cleaned(html)).toMatchObject({ action: 'set', base: html, proposed: text, detector: 'details' });
  });

  it.each([
    '5 < 6 and 9 > 8',
    'We <3 this & that',
    '>> Part two',
    'a <b',
    'R&D; &unknown;',
    'Plain.\n\nText.  ',
  ])('stay as they are: %s', (text) => {
    expect(cleaned(text)).toBeUndefined();
  });

  it('are not proposed to be empty', () => {
    expect(cleaned('<p>&nbsp;</p>')).toBeUndefined();
  });

  it('show the first thing found', () => {
    const { evidence } = cleaned(`${'long '.repeat(40)}<b>x</b> &amp; y`)!;
    const [first] = evidence;
    expect(first!.text.slice(first!.start, first!.end)).toBe('<b>');
    expect(first!.rule).toBe('The text holds HTML: 2 tags and 1 entity');
  });
});

/** Tags by what they do to the text. Anything else in angle brackets is text: "<3", "5 < 6 and 7 > 2". */
const blockTags =
  'p|div|ul|ol|dl|table|tr|h[1-6]|blockquote|section|article|header|footer|pre|hr|figure|figcaption|center';
const inlineTags =
  'b|i|u|s|em|strong|a|span|font|small|big|sub|sup|strike|del|ins|mark|abbr|cite|code|q|tt|img|td|th|tbody|thead|label|wbr';
const tagPattern = new RegExp(
  String.raw`<!--[\s\S]*?-->|<(style|script)\b[^>]*>[\s\S]*?</\1\s*>|<(/?)(${blockTags}|${inlineTags}|li|br)(?:\s[^<>]*)?/?>`,
  'gi',
);
const isBlock = new RegExp(`^(?:${blockTags}|li)$`, 'i');
const entityPattern = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,7}));/gi;

const namedEntities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  sect: '§',
  para: '¶',
  times: '×',
  divide: '÷',
  plusmn: '±',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  iexcl: '¡',
  iquest: '¿',
  hearts: '♥',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
  eth: 'ð',
  ETH: 'Ð',
  thorn: 'þ',
  THORN: 'Þ',
};
/** "eacute" is e and an accent: all such names are read by this rule. */
const accents: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030A',
  cedil: '\u0327',
  caron: '\u030C',
};

export interface CleanedText {
  text: string;
  /** What was found first, with its position in the original. */
  first: { text: string; start: number; end: number };
  tags: number;
  entities: number;
}

/**
 * The text without HTML: tags, comments and style blocks out, entities decoded once, paragraphs parted by one empty
 * line, list items on lines of their own. Null when there is no HTML in it.
 */
export function cleanHtml(html: string): CleanedText | null {
  const tags = [...html.matchAll(tagPattern)];
  let entities = 0;
  let first: CleanedText['first'] | undefined;
  const note = (text: string, start: number): void => {
    if (!first || start < first.start) first = { text, start, end: start + text.length };
  };
  const decode = (text: string, offset: number): string =>
    text.replaceAll(entityPattern, (entity: string, decimal, hex, name, at: number) => {
      const decoded = decodeEntity(decimal, hex, name);
      if (decoded === null) return entity;
      entities++;
      note(entity, offset + at);
      return decoded;
    });

  // Between blocks, line ends of the source are only spaces; without any they are the author's own.
  const hasBlocks = tags.some(([, , , name]) => name !== undefined && isBlock.test(name));
  let out = '';
  let at = 0;
  const append = (upTo: number): void => {
    const text = html.slice(at, upTo);
    out += decode(hasBlocks ? text.replaceAll(/\s+/g, ' ') : text, at);
  };
  for (const tag of tags) {
    append(tag.index);
    note(tag[0], tag.index);
    out += separator(tag[3]?.toLowerCase(), tag[2] === '/');
    at = tag.index + tag[0].length;
  }
  append(html.length);
  if (!first) return null;
  return { text: tidy(out), first, tags: tags.length, entities };
}

/** Characters of the private use area stand for line ends until all is put together. */
const paragraph = '\uE000';
const line = '\uE001';

function separator(name: string | undefined, closing: boolean): string {
  if (name === undefined) return '';
  if (name === 'br') return line;
  if (name === 'li') return closing ? '' : `${line}- `;
  if (name === 'td' || name === 'th') return ' ';
  return isBlock.test(name) ? paragraph : '';
}

function tidy(text: string): string {
  return text
    .replaceAll('\u00A0', ' ')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\uE001 ?/g, '\n')
    .replaceAll(/[ \n]*\uE000[\uE000 \n]*/g, '\n\n')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function decodeEntity(decimal?: string, hex?: string, name?: string): string | null {
  if (name === undefined) {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const valid = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return valid || code === 10 || code === 9 ? String.fromCodePoint(code) : null;
  }
  const known = namedEntities[name] ?? namedEntities[name.toLowerCase()];
  if (known !== undefined) return known;
  const accent = accents[name.slice(1)];
  return accent && /^[a-z]/i.test(name) ? `${name[0]}${accent}`.normalize('NFC') : null;
}

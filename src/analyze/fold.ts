/** Letters that do not come apart into a base letter and a mark. */
const whole: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
};

/** The other way to write some letters: "Grönmarsk" as "Groenmarsk". */
const spelledOut: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const plainAscii = /^[a-z0-9]*$/;

/** A word as it is compared: lower case, without accents. Composed and decomposed text come out the same. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (plainAscii.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .replaceAll(/[^a-z0-9]/g, (letter) => whole[letter] ?? letter);
}

/** Every way in which the word of a name may be written, the plain one first. */
export function foldings(word: string): string[] {
  const plain = fold(word);
  const lower = word.normalize('NFC').toLowerCase();
  const spelled = fold(lower.replaceAll(/[äöüøå]/g, (letter) => spelledOut[letter] ?? letter));
  return spelled === plain ? [plain] : [plain, spelled];
}

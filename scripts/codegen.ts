import { readFile, writeFile } from 'node:fs/promises';
import { generatedFiles } from './codegen/generated-files.ts';

/** Writes every generated file that is kept in the repository. Tests compare them with what would be written. */
for (const [path, generate] of Object.entries(generatedFiles)) {
  const text = await generate();
  const before = await readFile(path, 'utf8').catch(() => '');
  if (text !== before) await writeFile(path, text);
  console.log(`${text === before ? 'same   ' : 'written'} ${path}`);
}

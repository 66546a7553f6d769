import { camelCase, type NewPiece } from './piece.ts';

export function newOperation(name: string): NewPiece {
  const constant = camelCase(name);
  return {
    files: {
      [`src/operations/${name}.ts`]: `import { z } from 'zod';
import { defineOperation } from './contract.ts';

export const ${constant} = defineOperation({
  name: '${name}',
  summary: 'One sentence: what it answers.',
  input: z.object({}),
  output: z.object({ count: z.int() }),
});
`,
      [`plugin/operations/${name}.ts`]: `import { ${constant} as contract } from '../../src/operations/${name}.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async (_input, { database }) => {
  const row = database.get<{ count: number }>('select count(*) as count from mirror.scenes');
  return { count: row?.count ?? 0 };
});
`,
      [`tests/operations/${name}.test.ts`]: `import { expect, it } from 'vitest';
import ${constant} from '../../plugin/operations/${name}.ts';
import { domainContext } from '../support/domain.ts';
import { callHandler } from '../support/operation.ts';
import { scriptedStash } from '../support/scripted-stash.ts';

it('counts nothing in a library that was never synced', async () => {
  expect(await callHandler(${constant}, {}, domainContext(scriptedStash()))).toEqual({ count: 0 });
});
`,
    },
    edits: {
      'src/operations/registry.ts': (text) =>
        text
          .replace(/^import /m, `import { ${constant} } from './${name}.ts';\nimport `)
          .replace(/(operationContracts = \[\n)/, `$1  ${constant},\n`),
    },
    next: `Fill in the contract and its summary, put the work into src/, then: npm run codegen && npm test -- tests/operations/${name}.test.ts`,
  };
}

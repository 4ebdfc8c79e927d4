import { rolldown } from 'rolldown';

/** What of a rule's data only the checklist shows and no review reads. */
const ofTheChecklist = [
  'actor',
  'asWritten',
  'categoriesAny',
  'categoriesNone',
  'confidence',
  'event',
  'meritExactly',
  'onFail',
  'propertyUnperformed',
  'requires',
  'subtype',
  'treatment',
  'trigger',
];
const pairs = new RegExp(
  `\\b(?:${ofTheChecklist.join('|')}): (?:'[^']*'|null|true|false|\\[[^\\]]*\\]),?`,
  'g',
);

const withoutChecklist = {
  name: 'without-checklist',
  transform: (code, id) => (/\/law\/rules\/(?!registry)/.test(id) ? code.replace(pairs, '') : null),
};

/**
 * The law as one file without imports, for a contract or any other program (docs/law.md).
 * `input` is `domain/law/package.ts` or what the compiler made of it; gives the code.
 */
export async function lawPackage(input, format = 'esm') {
  const bundle = await rolldown({
    input,
    resolve: { conditionNames: ['andu-source', 'import', 'default'] },
    plugins: [withoutChecklist],
  });
  const { output } = await bundle.generate({ format, name: 'law', minify: true });
  await bundle.close();
  return output[0].code;
}

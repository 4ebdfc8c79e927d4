import { rolldown } from 'rolldown';

/** What of a rule's data only the checklist shows and no review reads. */
const ofTheChecklist = [
  'actor',
  'amountRef',
  'asWritten',
  'categoriesAny',
  'categoriesNone',
  'categoriesNoneExtra',
  'commutationRestricted',
  'confidence',
  'countFrom',
  'currentSentence',
  'definition',
  'doesNotWaive',
  'effect',
  'event',
  'intentionalCrimeInReprieve',
  'interpretation',
  'kind',
  'lifeImprisonmentNoRelease',
  'measure',
  'meritExactly',
  'noReoffendRisk',
  'onFail',
  'op',
  'originalSentence',
  'propertyUnperformed',
  'recombined',
  'ref',
  'requires',
  'scope',
  'stage',
  'subject',
  'subtype',
  'supersedes',
  'transition',
  'treatment',
  'trigger',
  'unless',
  'waives',
];
const pairs = new RegExp(
  `\\b(?:${ofTheChecklist.join('|')}): (?:'[^']*'|null|true|false|\\[[^\\]]*\\]),?`,
  'g',
);

/** A condition without brackets of figures: the review knows the case, and asks only for those. */
const conditions = /\bwhen: \{[^{}]*\}/g;

/** Words that only the checklist quotes: the review quotes those of times and amounts. */
const quoted = /\btext: '[^']*',(?=\s*kind: '(?:deadline|eligibility|materials|procedure)')/g;

const withoutChecklist = {
  name: 'without-checklist',
  transform: (code, id) =>
    /\/law\/rules\/(?!registry)/.test(id)
      ? code.replace(quoted, '').replace(pairs, '').replace(conditions, 'when: {}')
      : null,
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

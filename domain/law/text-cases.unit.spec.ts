import { readFileSync } from 'node:fs';
import { answerInput } from './answer-input.ts';

/**
 * Cases that somebody wrote from the words of the articles, with the answers, before asking the
 * program. `verdict`, `due` … are names of the answer; the others look into its lists.
 */
interface TextCase {
  readonly id: string;
  readonly title: string;
  readonly input: object;
  readonly expected: Readonly<Record<string, unknown>>;
}

const cases = JSON.parse(
  readFileSync(new URL('testing/data/text-cases.json', import.meta.url), 'utf8'),
) as readonly TextCase[];

interface Answer {
  readonly rules?: readonly string[];
  readonly findings?: readonly { readonly rule: string }[];
  readonly reviewReasons: readonly { readonly rule?: string }[];
  readonly missing: readonly (string | { readonly field: string })[];
}

const ofLists: Readonly<Record<string, (answer: Answer) => readonly unknown[]>> = {
  missingHas: ({ missing }) =>
    missing.map((each) => (typeof each === 'string' ? each : each.field)),
  ruleHas: ({ rules, findings }) => rules ?? findings!.map(({ rule }) => rule),
  reasonHas: ({ reviewReasons }) => reviewReasons.map(({ rule }) => rule),
};

const at = (answer: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], answer);

describe.each(cases)('$id $title', ({ input, expected }) => {
  const said = answerInput(input, { explain: false });
  if (said.kind === 'errors') throw new TypeError(JSON.stringify(said.errors));
  const answer = said.answer as unknown as Answer;

  test.each(Object.entries(expected))('%s: %p', (name, value) => {
    const list = ofLists[name.replace(/Lacks$/, 'Has')];
    if (list !== undefined && name.endsWith('Lacks')) expect(list(answer)).not.toContain(value);
    else if (list !== undefined) expect(list(answer)).toContain(value);
    else if (name.startsWith('not ')) expect(at(answer, name.slice(4)) ?? null).not.toEqual(value);
    else if (value === null) expect(at(answer, name) ?? null).toBeNull();
    else if (name === 'reasonCount') expect(answer.reviewReasons).toHaveLength(value as number);
    else if (value === 'ABSENT') expect(at(answer, name) ?? null).toBeNull();
    else expect(at(answer, name)).toEqual(value);
  });
});

test('cover commutation, parole, its revocation, and the time limits', () => {
  expect(cases.length).toBeGreaterThan(350);
});

import { parseFacts, review } from '#domain/law/index.ts';
import { benchExamples } from './bench-examples.ts';
import { decodeFacts, encodeFacts } from './bench-link.ts';

describe('the examples', () => {
  test.each(benchExamples)('$id is read and judged', ({ facts }) => {
    expect(parseFacts(facts)).toMatchObject({ ok: true });
  });

  const verdictOf = (id: string): string => {
    const parsed = parseFacts(benchExamples.find((each) => each.id === id)!.facts);
    if (!parsed.ok) throw new Error(id);
    const answer = review(parsed.facts);
    return answer.proposal?.lawful === false ? 'unlawful proposal' : answer.verdict;
  };
  test.each([
    ['due', 'eligible'],
    ['early', 'notYet'],
    ['missing', 'humanReview'],
    ['much', 'unlawful proposal'],
    ['parole', 'blocked'],
  ])('%s is %s', (id, verdict) => {
    expect(verdictOf(id)).toBe(verdict);
  });
});

describe('a link', () => {
  test('gives back the facts', () => {
    const { facts } = benchExamples[0]!;
    expect(JSON.parse(decodeFacts(encodeFacts(facts))!)).toEqual(facts);
  });

  test('leaves out free words, in which a name could stand', () => {
    const link = encodeFacts({
      ...benchExamples[0]!.facts,
      propertyDetail: '张某某已缴纳',
      offence: '盗窃罪',
      priors: [{ months: 6, rulingDate: '2025-01-01', note: '李某某' }],
      executionAgency: '白茅岭监狱',
    });
    const text = decodeFacts(link)!;
    expect(text).not.toMatch(/[\u4e00-\u9fff]/);
    expect(JSON.parse(text)).toMatchObject({ priors: [{ months: 6, rulingDate: '2025-01-01' }] });
  });

  test.each(['', '%%%', 'abc', '_-_-'])('that is none gives nothing: %p', (parameter) => {
    expect(decodeFacts(parameter)).toBeNull();
  });
});

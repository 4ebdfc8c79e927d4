import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import { review, sentenceServed } from '#domain/law/index.ts';
import { caseDeadlines, rulingRule } from './case-deadlines.ts';
import { factsFor } from './facts-of-act.ts';
import type { CaseState } from './case-state.ts';
import type { CaseCommand } from './events.ts';
import { after, changed, decide, journey, journeyUntil } from './testing/scenario.ts';

const on = LegalDate;
const answer = (command: CaseCommand, state: CaseState) => {
  const decision = decide(command, state);
  return decision.kind === 'refused'
    ? decision.violations.map(({ rule, field, passesFrom }) => [rule, field, passesFrom ?? null])
    : decision.kind;
};
const withFacts = (state: CaseState, facts: object): CaseState => ({
  ...state,
  facts: { ...state.facts, ...facts },
});
const limitOf = (id: string, state: CaseState) =>
  caseDeadlines(state).find((limit) => limit.id === id);

describe('a notice', () => {
  const days = (from: string) => Array.from({ length: 20 }, (_, index) => addDays(on(from), index));

  test.each([
    ['endPrisonNotice', 'prisonNoticePeriod', {}, '2026-02-06'],
    ['endPrisonNotice', 'prisonNoticePeriod', { executionAgency: '某市看守所' }, '2026-02-06'],
    ['endCourtNotice', 'courtNoticePeriod', {}, '2026-03-24'],
    // The last of five days falls in the holiday of October on either reading.
    ['endCourtNotice', 'courtNoticePeriod', {}, '2026-09-28'],
    ['endPrisonNotice', 'prisonNoticePeriod', {}, '2026-11-02'],
  ] as const)(
    '%s is accepted from the day that %s shows, %o, posted on %s',
    (name, id, facts, from) => {
      const posting = name === 'endPrisonNotice' ? 'postPrisonNotice' : 'postCourtNotice';
      const state = withFacts(
        after([...journeyUntil(posting), changed(posting, { on: on(from) })]),
        facts,
      );
      const first = days(from).find(
        (day) => answer(changed(name, { on: day }), state) === 'accepted',
      );
      const refused = decide(changed(name, { on: on(from) }), state);
      const limit = limitOf(id, state)!;
      expect(limit.due).toBe(first);
      expect(refused).toMatchObject({
        violations: [
          { rule: limit.rule, passesFrom: addDays(limit.due!, 1), article: limit.article.zh },
        ],
      });
    },
  );
});

describe('a ruling made again after a retrial', () => {
  const opinion: CaseCommand = {
    kind: 'fileCorrectionOpinion',
    data: { on: on('2026-04-14'), text: '减刑幅度不当' },
  };
  const again = {
    kind: 'makeRetrialRuling',
    data: { ...changed('makeRuling', { on: on('2026-05-06') }).data, newPanel: true },
  } as unknown as CaseCommand;
  const ruled = [...journeyUntil('executeRuling'), opinion, again];
  const serve = (day: string) =>
    changed('serveRuling', {
      on: on(day),
      prison: on(day),
      procuratorate: on(day),
      offender: on(day),
    });
  const limits = (state: CaseState) =>
    caseDeadlines(state)
      .filter(({ id }) => id === 'service' || id === 'correctionOpinion')
      .map(({ id, rule, from, due, done }) => [id, rule, from, due, done]);

  test('is served within seven days (法释〔2014〕5号第十八条), and may be objected to again', () => {
    expect(limits(after(ruled))).toEqual([
      ['service', 'SPC2014-018', '2026-04-10', '2026-04-17', true],
      ['service', 'SPC2014-018', '2026-05-06', '2026-05-13', false],
      ['correctionOpinion', 'SPP2014-020', '2026-04-14', '2026-05-06', true],
    ]);
    expect(limits(after([...ruled, serve('2026-05-08')])).slice(-2)).toEqual([
      ['correctionOpinion', 'SPP2014-020', '2026-04-14', '2026-05-06', true],
      ['correctionOpinion', 'SPP2014-020', '2026-05-08', '2026-05-28', false],
    ]);
  });

  test('leaves nothing owed by the ruling whose place it took', () => {
    const paroled: CaseState = (() => {
      const state = after([...journeyUntil('executeRuling')]);
      const ruling = state.rulings[0]!;
      return { ...state, rulings: [{ ...ruling, granted: { ...ruling.granted!, parole: true } }] };
    })();
    const owed = (state: CaseState) =>
      caseDeadlines(state)
        .filter(({ id, standing }) => id === 'report' && standing === 'running')
        .map(({ from }) => from);
    expect(owed(paroled)).toEqual(['2026-04-14']);
    const step = { ...paroled.steps[0]!, on: on('2026-05-06') };
    const replaced = [...paroled.steps, { ...step, event: 'RetrialRulingMade' }];
    expect(owed({ ...paroled, steps: replaced })).toEqual([]);
    const served = [...replaced, { ...step, event: 'RulingServed', on: on('2026-05-08') }];
    expect(owed({ ...paroled, steps: served })).toEqual(['2026-05-08']);
  });
});

describe('a detention centre as executing organ', () => {
  const detained = { executionAgency: '某市看守所' };

  test('posts its notice for three working days (公安部令第128号第三十三条), a prison for five', () => {
    const posted = after(journeyUntil('endPrisonNotice'));
    const end = (day: string) => changed('endPrisonNotice', { on: on(day) });
    // Posted on Friday 2026-02-06: Monday 9 to Wednesday 11 February are three working days.
    const there = withFacts(posted, detained);
    expect(answer(end('2026-02-10'), there)).toEqual([['DET2013-033', '/on', '2026-02-12']]);
    expect(answer(end('2026-02-11'), there)).toBe('accepted');
    expect(answer(end('2026-02-11'), posted)).toEqual([['MOJ130-011', '/on', '2026-02-14']]);
    expect(limitOf('prisonNoticePeriod', there)?.rule).toBe('DET2013-033');
  });

  test('has no review committee of nine, which is one of prisons (司法部令第130号第五条)', () => {
    const before = after(journeyUntil('recordCommitteeReview'));
    const five = changed('recordCommitteeReview', { members: 5 });
    expect(answer(five, before)).toEqual([['MOJ130-005', '/members', null]]);
    expect(answer(five, withFacts(before, detained))).toBe('accepted');
  });
});

describe('a filing that lacks materials', () => {
  const returned = after([
    ...journeyUntil('acceptCase'),
    {
      kind: 'returnForSupplement',
      data: {
        on: on('2026-03-23'),
        property: false,
        items: [{ material: 'meritEvidence', reason: '缺少证明材料' }],
      },
    },
  ]);
  const refusal = (day: string): CaseCommand => ({
    kind: 'refuseFiling',
    data: { on: on(day), reason: '逾期未补送' },
  });

  test('is refused only after the time for the supplement has passed (法释〔2014〕5号第二条)', () => {
    expect(limitOf('supplement', returned)?.due).toBe('2026-03-26');
    for (const day of ['2026-03-24', '2026-03-26'])
      expect(answer(refusal(day), returned)).toEqual([['SPC2014-002-D', '/on', '2026-03-27']]);
    expect(answer(refusal('2026-03-27'), returned)).toBe('accepted');
  });
});

describe('the time for the ruling', () => {
  const filed = after(journeyUntil('chooseTrialMode'));
  const extension: CaseCommand = {
    kind: 'extendRulingTerm',
    data: { on: on('2026-03-31'), reason: '案情复杂' },
  };

  test.each<[string, object, string, boolean]>([
    ['a fixed term', {}, 'SPC2014-001-3', true],
    ['life', { originalSentence: 'life', currentSentence: 'life' }, 'SPC2014-001-2', true],
    [
      'life that became a fixed term by an earlier ruling',
      {
        originalSentence: 'life',
        currentSentence: null,
        priors: [{ rulingDate: '2022-01-10', toTermMonths: 264 }],
      },
      'SPC2014-001-3',
      true,
    ],
    [
      'a reprieve that became life',
      {
        originalSentence: 'deathReprieve',
        currentSentence: null,
        priors: [{ rulingDate: '2022-01-10', toSentence: 'life' }],
      },
      'SPC2014-001-2',
      true,
    ],
    [
      'a reprieve',
      { originalSentence: 'deathReprieve', currentSentence: 'deathReprieve' },
      'SPC2014-001-1',
      false,
    ],
    [
      'detention',
      { originalSentence: 'criminalDetention', currentSentence: null },
      'SPC2014-001-4',
      false,
    ],
    ['control', { originalSentence: 'control', currentSentence: null }, 'INT2021-534-2', false],
    ['a suspended sentence', { onProbation: true }, 'INT2021-534-2', false],
  ])('follows the sentence being served: %s', (_, facts, rule, extensible) => {
    const state = withFacts(filed, facts);
    expect(rulingRule(state, state.filingDate)).toBe(rule);
    expect(limitOf('ruling', state)?.rule).toBe(rule);
    expect(answer(extension, state)).toEqual(extensible ? 'accepted' : [[rule, undefined, null]]);
  });
});

test('the sentence being served follows from the latest ruling, in whatever order they are told', () => {
  const toLife = { rulingDate: on('2018-01-10'), toSentence: 'life' } as const;
  const toTerm = { rulingDate: on('2022-01-10'), toTermMonths: 300 } as const;
  const served = (priors: readonly object[]) =>
    sentenceServed({ originalSentence: 'deathReprieve', priors } as Parameters<
      typeof sentenceServed
    >[0]);
  expect(served([toLife, toTerm])).toBe('fixedTerm');
  expect(served([toTerm, toLife])).toBe('fixedTerm');
  expect(served([toLife])).toBe('life');
});

describe('a hearing', () => {
  const before = after(journeyUntil('chooseTrialMode'));
  const hearing = (hearingDate: string | null) =>
    changed('chooseTrialMode', {
      mode: 'hearing',
      hearingDate: hearingDate === null ? null : on(hearingDate),
    });

  test('is notified and announced three days before it (法释〔2014〕5号第九条)', () => {
    expect(answer(hearing('2026-04-02'), before)).toEqual([['SPC2014-009', '/hearingDate', null]]);
    expect(answer(hearing('2026-04-03'), before)).toBe('accepted');
    expect(answer(hearing(null), before)).toEqual([['SPC2014-009', '/hearingDate', null]]);
  });

  test('is mandatory where the procuratorate disagreed before the proposal (第六条第四项)', () => {
    const paper = changed('chooseTrialMode', {});
    const disagreed = { ...before, procuratorateOpinion: { stance: 'disagree', text: '异议' } };
    expect(answer(paper, before)).toBe('accepted');
    expect(answer(paper, disagreed)).toEqual([['SPC2014-006-4', '/mode', null]]);
  });
});

describe('after a ruling of parole', () => {
  const paroled = (facts: object): CaseState => {
    const state = withFacts(after(journey.slice(0, -1)), facts);
    const [ruling] = state.rulings;
    const granted = { ...ruling!.granted!, parole: true };
    return { ...state, rulings: [{ ...ruling!, granted }] };
  };

  test('the offender reports within ten days (社区矫正法第二十一条), after a commutation nobody', () => {
    expect(limitOf('report', paroled({}))).toMatchObject({
      rule: 'DL-J4',
      owner: 'justiceBureau',
      due: '2026-04-24',
      done: false,
    });
    expect(limitOf('report', after(journey.slice(0, -1)))).toBeUndefined();
  });

  test('a detention centre sends the files within three days (公安部令第128号第三十七条), a prison has no such time', () => {
    expect(limitOf('handOver', paroled({ executionAgency: '某市看守所' }))).toMatchObject({
      rule: 'DET2013-037',
      owner: 'prison',
      due: '2026-04-17',
    });
    expect(limitOf('handOver', paroled({}))).toBeUndefined();
  });
});

describe('one limit has one answer', () => {
  test('the ruling is due by the same day in the list of limits and in the review', () => {
    const state = after(journeyUntil('makeRuling'));
    const answer = review(factsFor(state, { filingDate: state.filingDate }));
    expect(state.acceptedOn).not.toBe(state.filingDate);
    expect(limitOf('ruling', state)?.due).toBe('2026-04-20');
    expect(answer.courtOneMonthLimit).toBe('2026-04-20');
  });

  test('the right to a correction opinion does not end when the prison executes', () => {
    const closed = after(journey);
    expect(closed.stage).toBe('closed');
    expect(limitOf('correctionOpinion', closed)).toMatchObject({
      owner: 'procuratorate',
      done: false,
      doneOn: null,
    });
    const opinion: CaseCommand = {
      kind: 'fileCorrectionOpinion',
      data: { on: on('2026-04-20'), text: '事实不清' },
    };
    expect(limitOf('correctionOpinion', after([...journey, opinion]))).toMatchObject({
      done: true,
      doneOn: '2026-04-20',
    });
  });

  test('each return of the file has the time of its own materials', () => {
    const items = [{ material: 'meritEvidence', reason: '缺少证明材料' }];
    const answers = [{ material: 'meritEvidence', note: '已补' }];
    const back = (day: string, property: boolean): CaseCommand => ({
      kind: 'returnForSupplement',
      data: { on: on(day), property, items },
    });
    const supplied: CaseCommand = {
      kind: 'submitSupplement',
      data: { on: on('2026-03-25'), answers },
    };
    const state = after([
      ...journeyUntil('acceptCase'),
      back('2026-03-23', false),
      supplied,
      back('2026-03-26', true),
    ]);
    const rules = caseDeadlines(state)
      .filter(({ id }) => id === 'supplement')
      .map(({ rule }) => rule);
    expect(rules).toEqual(['SPC2014-002-D', 'SPC2024-005-D']);
  });
});

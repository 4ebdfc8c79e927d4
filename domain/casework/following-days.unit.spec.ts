import { DocumentId } from '#domain/kernel/ids.ts';
import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseCommand } from './events.ts';
import { after, changed, decide, journeyUntil, today } from './testing/scenario.ts';

const on = LegalDate;

const refusalOf = (before: readonly CaseCommand[], command: CaseCommand) => {
  const answer = decide(command, after(before));
  return answer.kind === 'refused'
    ? answer.violations.map(({ rule, field, expected }) => ({ rule, field, expected }))
    : [];
};
const before = journeyUntil('serveRuling');

test.each(['prison', 'procuratorate', 'offender', 'justiceBureau'] as const)(
  'the service on the %s is not before the ruling, and not in the future',
  (recipient) => {
    const served = (day: LegalDate) => changed('serveRuling', { [recipient]: day });
    expect(refusalOf(before, served(on('2026-04-09')))).toEqual([
      { rule: 'PROC-ORDER', field: `/${recipient}`, expected: '2026-04-10' },
    ]);
    expect(refusalOf(before, served(addDays(today, 1)))).toMatchObject([
      { rule: 'PROC-FUTURE', field: `/${recipient}` },
    ]);
    // On community correction a parole is served, which this journey is not: that day alone is no fault.
    const wrongDay = refusalOf(before, served(on('2026-04-10'))).filter(
      ({ rule }) => rule === 'PROC-ORDER' || rule === 'PROC-FUTURE',
    );
    expect(wrongDay).toEqual([]);
  },
);

test('all the days of service that are too early are named at once, with the day of the ruling', () => {
  const early = { prison: on('2026-04-01'), offender: on('2026-04-02') };
  const answer = decide(changed('serveRuling', early), after(before));
  expect(answer).toMatchObject({
    kind: 'refused',
    code: 'refused-by-date',
    violations: [
      { field: '/prison', text: { zh: '日期早于作出裁定之日（2026-04-10）' } },
      { field: '/offender' },
    ],
  });
});

describe('a ruling that reached its recipients after the day of the step', () => {
  const served = [
    ...before,
    changed('serveRuling', { prison: on('2026-04-16'), procuratorate: on('2026-04-16') }),
  ];

  test('is not executed before the prison has it', () => {
    expect(refusalOf(served, changed('executeRuling', { on: on('2026-04-15') }))).toEqual([
      { rule: 'PROC-ORDER', field: '/on', expected: '2026-04-16' },
    ]);
    expect(refusalOf(served, changed('executeRuling', { on: on('2026-04-16') }))).toEqual([]);
  });

  test('is not objected to before the procuratorate has it', () => {
    const opinion = (day: string): CaseCommand => ({
      kind: 'fileCorrectionOpinion',
      data: { on: on(day), text: '裁定幅度不当' },
    });
    expect(refusalOf(served, opinion('2026-04-15'))).toMatchObject([{ rule: 'PROC-ORDER' }]);
    expect(refusalOf(served, opinion('2026-04-16'))).toEqual([]);
  });
});

describe('a hearing', () => {
  const chosen = changed('chooseTrialMode', { mode: 'hearing', hearingDate: on('2026-04-08') });
  const trial = (day: string) => changed('recordTrial', { on: on(day), procurators: 2 });

  test('is not held before the date that was announced', () => {
    const state = [...journeyUntil('chooseTrialMode'), chosen];
    expect(refusalOf(state, trial('2026-04-07'))).toEqual([
      { rule: 'PROC-ORDER', field: '/on', expected: '2026-04-08' },
    ]);
    expect(refusalOf(state, trial('2026-04-08'))).toEqual([]);
  });

  test('is not set on a day before the mode is chosen', () => {
    const past = changed('chooseTrialMode', { mode: 'hearing', hearingDate: on('2026-03-01') });
    expect(refusalOf(journeyUntil('chooseTrialMode'), past)).toEqual([
      { rule: 'PROC-ORDER', field: '/hearingDate', expected: '2026-03-31' },
    ]);
  });
});

test('a written opinion to the court follows the proposal to the court', () => {
  const opinion = (day: string): CaseCommand => ({
    kind: 'giveWrittenOpinion',
    data: { on: on(day), objects: false, text: '同意提请' },
  });
  const submitted = journeyUntil('acceptCase');
  expect(refusalOf(submitted, opinion('2026-03-19'))).toMatchObject([{ expected: '2026-03-20' }]);
  expect(refusalOf(submitted, opinion('2026-03-20'))).toEqual([]);
});

test('a document comes into a case that is open, and is read and moved after that', () => {
  const documentId = DocumentId('0b9f7c1e-2222-4222-8333-444455556666');
  const attach = (day: string): CaseCommand => ({
    kind: 'attachDocument',
    data: {
      on: on(day),
      documentId,
      material: 'proposal',
      title: '建议书.pdf',
      mediaType: 'application/pdf',
      size: 10,
      sm3: 'a'.repeat(64),
      sha256: 'b'.repeat(64),
      agency: 'prison',
    },
  });
  const refile = (day: string): CaseCommand => ({
    kind: 'refileDocument',
    data: { on: on(day), documentId, material: 'meritEvidence', reason: '类别选错' },
  });
  const open = journeyUntil('recordWardReview');
  expect(refusalOf(open, attach('2026-02-01'))).toMatchObject([{ expected: '2026-02-02' }]);
  expect(refusalOf(open, attach('2026-02-02'))).toEqual([]);
  const held = [...open, attach('2026-02-03')];
  expect(refusalOf(held, refile('2026-02-02'))).toMatchObject([{ expected: '2026-02-03' }]);
  expect(refusalOf(held, refile('2026-02-03'))).toEqual([]);
});

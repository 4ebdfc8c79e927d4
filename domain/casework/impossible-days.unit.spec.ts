import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { OpenCaseData } from './steps/open-case.ts';
import { after, decide, opening, today } from './testing/scenario.ts';

const withFacts = (facts: object, more: Partial<OpenCaseData> = {}): OpenCaseData =>
  opening({ ...more, facts: { ...opening().facts, ...facts } });

function refusals(data: OpenCaseData): readonly string[] {
  const decision = decide({ kind: 'openCase', data }, null);
  return decision.kind === 'refused'
    ? decision.violations.map(({ rule, field, text }) => `${rule} ${field} ${text.zh}`)
    : [];
}

test('facts whose days fit are taken', () => {
  expect(refusals(opening())).toEqual([]);
});

test.each([
  [
    { sentenceStart: '2027-09-05', sentenceEnd: '2027-09-04' },
    'PROC-FUTURE /facts/sentenceStart “刑期起日”（2027-09-05）晚于“今日”（2026-11-23），请核对',
  ],
  [
    { sentenceStart: '2024-09-05', sentenceEnd: '2024-09-04' },
    'PROC-ORDER /facts/sentenceStart “刑期起日”（2024-09-05）晚于“刑期止日”（2024-09-04），请核对',
  ],
  [
    { judgmentEffective: '2030-01-01' },
    'PROC-FUTURE /facts/judgmentEffective “判决生效之日”（2030-01-01）晚于“今日”（2026-11-23），请核对',
  ],
  [
    { birthDate: '2024-01-02', crimeDate: '2024-01-01' },
    'PROC-ORDER /facts/birthDate “出生日期”（2024-01-02）晚于“犯罪日期”（2024-01-01），请核对',
  ],
  [
    { deliveryDate: '2025-02-19' },
    'PROC-ORDER /facts/judgmentEffective “判决生效之日”（2025-02-20）晚于“判决执行之日（交付执行）”（2025-02-19），请核对',
  ],
  [
    { priors: [{ rulingDate: '2026-11-24', months: 3 }] },
    'PROC-FUTURE /facts/priors/0/rulingDate “历次减刑第1次·裁定日期”（2026-11-24）晚于“今日”（2026-11-23），请核对',
  ],
])('%j is refused at opening with both fields and both days', (facts, said) => {
  expect(refusals(withFacts(facts))).toContain(said);
});

test('an end of the term and a planned filing may lie ahead', () => {
  const ahead = { plannedFilingDate: LegalDate('2027-03-20') };
  expect(refusals(withFacts({ sentenceEnd: '2027-09-04' }, ahead))).toEqual([]);
});

test('a filing planned for a day before the opening is refused', () => {
  expect(refusals(opening({ plannedFilingDate: LegalDate('2026-02-01') }))).toEqual([
    'PROC-ORDER /plannedFilingDate 日期早于立卷之日（2026-02-02）',
  ]);
});

test('a correction is held to the same, a publication is entered as it stands', () => {
  const facts = { ...opening().facts, deliveryDate: '2025-02-19' } as OpenCaseData['facts'];
  const correction = {
    kind: 'correctFacts',
    data: { on: today, facts, plannedFilingDate: null, reason: '核对判决书' },
  } as const;
  const opened = after([{ kind: 'openCase', data: opening() }]);
  expect(decide(correction, opened).kind).toBe('refused');
  const published = { kind: 'published', publisher: '甲', document: '乙', number: null } as const;
  expect(refusals(opening({ facts, provenance: published }))).toEqual([]);
});

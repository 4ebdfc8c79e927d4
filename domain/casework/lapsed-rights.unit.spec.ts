import { LegalDate } from '#domain/kernel/legal-date.ts';
import { caseDeadlines } from './case-deadlines.ts';
import type { CaseCommand } from './events.ts';
import { after, changed, journey, journeyUntil } from './testing/scenario.ts';

const on = LegalDate;
const standingOf = (id: string, commands: readonly CaseCommand[]) =>
  caseDeadlines(after(commands))
    .filter((limit) => limit.id === id)
    .map(({ done, doneOn, standing, lapsedOn }) => ({ done, doneOn, standing, lapsedOn }));

const without = (kind: CaseCommand['kind'], commands: readonly CaseCommand[]) =>
  commands.filter((command) => command.kind !== kind);

const running = { done: false, doneOn: null, standing: 'running', lapsedOn: null };
const silent = without('giveWrittenOpinion', journey);
const untilRuling = without('giveWrittenOpinion', journeyUntil('makeRuling'));

describe('the written opinion of the procuratorate (高检发监字〔2014〕8号第十条), not given', () => {
  test('runs as long as it can be given', () => {
    expect(standingOf('writtenOpinion', untilRuling)).toEqual([running]);
  });

  test('has lapsed with its last day once the court ruled, and was not done', () => {
    const limit = caseDeadlines(after(silent)).find(({ id }) => id === 'writtenOpinion');
    expect(limit!.article.zh).toContain('第十条');
    const lapsed = { done: false, doneOn: null, standing: 'lapsed', lapsedOn: limit!.due };
    expect(standingOf('writtenOpinion', [...untilRuling, changed('makeRuling', {})])).toEqual([
      lapsed,
    ]);
    expect(standingOf('writtenOpinion', silent)).toEqual([lapsed]);
  });

  test('has lapsed on the day of the ruling where that came first', () => {
    const ruled = after([...untilRuling, changed('makeRuling', {})]);
    const { due } = caseDeadlines(ruled).find(({ id }) => id === 'writtenOpinion')!;
    const day = on('2026-03-13');
    expect(due! > day).toBe(true);
    const steps = ruled.steps.map((step) =>
      step.event === 'RulingMade' ? { ...step, on: day } : step,
    );
    const limit = caseDeadlines({ ...ruled, steps }).find(({ id }) => id === 'writtenOpinion');
    expect(limit).toMatchObject({ ...running, standing: 'lapsed', lapsedOn: day });
  });
});

test('what is given is met on its day', () => {
  expect(standingOf('ruling', journey)).toEqual([
    { done: true, doneOn: '2026-04-10', standing: 'met', lapsedOn: null },
  ]);
});

describe('what nobody did', () => {
  const ended: CaseCommand = {
    kind: 'recordSentenceEnd',
    data: { on: on('2026-04-08') } as never,
  };

  test('of a duty is owed no more when the case ends, and is not done', () => {
    expect(standingOf('ruling', [...journeyUntil('makeRuling'), ended])).toEqual([
      { ...running, standing: 'void' },
    ]);
  });

  test('of the correction opinion is void where the ruling is tried again within its days, lapsed after them', () => {
    const order = (day: string): CaseCommand => ({
      kind: 'orderRetrial',
      data: { on: on(day), ground: 'error', reasons: '原裁定有误' },
    });
    expect(standingOf('correctionOpinion', [...journey, order('2026-04-20')])).toEqual([
      { ...running, standing: 'void' },
    ]);
    const [late] = standingOf('correctionOpinion', [...journey, order('2026-05-20')]);
    expect(late).toMatchObject({ done: false, standing: 'lapsed' });
    expect(late!.lapsedOn! < '2026-05-20').toBe(true);
  });
});

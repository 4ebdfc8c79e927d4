import { LegalDate, addDays } from '#domain/kernel/legal-date.ts';
import { forPersonReasons } from './for-person.ts';
import { furtherCitations } from './further-citations.ts';
import { furtherTexts } from './further-texts.ts';
import { citation, inForce, isRuleId, rule, rules } from './index.ts';
import { instruments } from './instruments.ts';
import { notes } from './notes.ts';
import * as review from './review-rules.ts';
import { instrumentSources, ruleSources } from './sources.ts';

const numberOfRules = 324;

describe('the rules', () => {
  test('are all there, each once', () => {
    expect(rules).toHaveLength(numberOfRules);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(numberOfRules);
  });

  test.each(rules.map((each) => [each.id, each] as const))(
    '%s has a citation, a text, both titles, a first day and a treatment',
    (_, each) => {
      expect(each.text.length).toBeGreaterThan(4);
      expect(each.article).not.toBe('');
      expect(each.instrument.docNo).not.toBe('');
      expect(each.title.zh).toMatch(/\p{Script=Han}/u);
      expect(each.title.en).toMatch(/^[^一-龥]*[A-Za-z][^一-龥]*$/);
      expect(each.from >= LegalDate('1997-10-01')).toBe(true);
      expect(each.to === null || each.to >= each.from).toBe(true);
      expect(['computed', 'process', 'materials', 'forPerson']).toContain(each.treatment);
    },
  );

  test('left to a person have a reason in both languages, and no others have one', () => {
    const left = rules.filter(({ treatment }) => treatment === 'forPerson').map(({ id }) => id);
    expect(Object.keys(forPersonReasons).sort()).toEqual(left.sort());
    for (const { zh, en } of Object.values(forPersonReasons)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[A-Za-z]/);
    }
  });

  test('supersede only rules that exist', () => {
    const ids = rules.flatMap(({ supersedes }) => supersedes).map((id) => id.replace(/\*$/, ''));
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !rules.some((each) => each.id.startsWith(id)))).toEqual([]);
  });

  test('name in notes, further citations and sources only rules and texts that exist', () => {
    const named = [notes, furtherCitations, ruleSources].flatMap((table) => Object.keys(table));
    expect(named.filter((id) => !isRuleId(id))).toEqual([]);
    const used = new Set(Object.values(furtherCitations).flat());
    expect([...used].sort()).toEqual(Object.keys(furtherTexts).sort() as never);
    expect(Object.keys(instrumentSources).sort()).toEqual(instruments.map(({ id }) => id).sort());
  });

  test('that lengthen a time limit exist', () => {
    const ids = rules.flatMap(({ clock }) => clock?.extensions ?? []);
    expect(ids).toEqual(['DL-A2', 'DL-A3', 'DL-A4', 'DL-A5']);
    expect(ids.every(isRuleId)).toBe(true);
  });

  test('have clocks for all ten overdue warnings', () => {
    const warnings = new Set(rules.flatMap(({ clock }) => (clock ? [clock.warning] : [])));
    expect([...warnings].sort().join('')).toBe('abcdefghij');
    expect(rules.filter(({ clock }) => clock !== null)).toHaveLength(33);
  });

  test('do not carry a text from memory unmarked', () => {
    const marked = rules.filter(({ confidence }) => confidence === 'fromMemory');
    expect(marked.length).toBeGreaterThan(0);
    expect(
      rules.filter(({ confidence }) => confidence === 'inference').map(({ id }) => id),
    ).toEqual(['CALC-ENDDATE']);
  });
});

describe('the force of a rule', () => {
  test.each([
    ['PL2012-030', '2012-12-31', false],
    ['PL2012-030', '2013-01-01', true],
    ['PL2012-030', '2026-10-31', true],
    ['PL2012-030', '2026-11-01', false],
    ['PL2026-051', '2026-10-31', false],
    ['PL2026-051', '2026-11-01', true],
    ['TRANS-2012', '2016-12-31', true],
    ['TRANS-2012', '2017-01-01', false],
    ['SPC2016-006-1A', '2016-12-31', false],
    ['SPC2016-006-1A', '2017-01-01', true],
  ] as const)('%s on %s: %p', (id, on, expected) => {
    expect(inForce(rule(id), LegalDate(on))).toBe(expected);
  });

  test.each(rules.map((each) => [each.id, each] as const))(
    '%s holds on its first and last day and not beside them',
    (_, each) => {
      expect(inForce(each, each.from)).toBe(true);
      expect(inForce(each, addDays(each.from, -1))).toBe(false);
      if (each.to === null) return;
      expect(inForce(each, each.to)).toBe(true);
      expect(inForce(each, addDays(each.to, 1))).toBe(false);
    },
  );
});

describe('a rule', () => {
  test('keeps its figures exact', () => {
    const months: 6 = rule('SPC2016-006-1B').limit.period.months;
    expect(months).toBe(6);
    expect(rule('SPC2016-006-1B').limit.period).toEqual({ years: 1, months: 6 });
    expect(rule('CL-078-2A').limit.fraction).toEqual([1, 2]);
  });

  test('is cited as a lawyer cites it', () => {
    expect(citation(rule('SPC2016-006-1A')).zh).toBe(
      '《最高人民法院关于办理减刑、假释案件具体应用法律的规定》（法释〔2016〕23号）第六条',
    );
  });

  test('that does not exist has no id', () => {
    expect(isRuleId('SPC2016-006-1A')).toBe(true);
    expect(isRuleId('SPC2016-006-1Z')).toBe(false);
    expect(isRuleId('constructor')).toBe(false);
  });
});

describe('the part of the rules that the review carries', () => {
  test('is the same law under the same ids', () => {
    for (const each of review.rules) expect(each).toEqual(rule(each.id));
    expect(review.isRuleId('SPC2016-006-1A')).toBe(true);
  });

  test('leaves out the time limits of the ten warnings and the materials', () => {
    expect(review.isRuleId('DL-A1')).toBe(false);
    expect(review.isRuleId('SPC2014-002-M1')).toBe(false);
    expect(review.rules.length).toBeLessThan(rules.length);
  });
});

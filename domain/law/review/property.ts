import type { Bilingual } from '#domain/kernel/violation.ts';
import { valueNames } from '../fact-names.ts';
import type { PropertyState } from '../facts.ts';
import type { RuleId } from '../rules/review-rules.ts';
import { has, type CaseFile } from './case-file.ts';
import { decidedDay } from './gate.ts';
import { applyGate } from './apply-gate.ts';
import type { Merit } from './merit.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { isOf2019 } from './prisoner-class.ts';
import { isKnown, standingOf, type Standing } from './property-standing.ts';
import { periodOf } from './period-of-rule.ts';
import { exact, shift, spanOfSource } from './span.ts';
import { addPeriodExplained } from '../period.ts';

/** Rules that say why a state does no harm. */
const harmless: Partial<Record<PropertyState, RuleId>> = {
  jointlyPerformed: 'SPC2024-002-2',
  paidByRelatives: 'SPC2024-002-3',
  deposited: 'SPC2024-010',
  instalmentsOnTime: 'SPC2024-010',
  waivedByVictim: 'SPC2024-010',
  confiscationOnly: 'SPC2024-009',
  genuinelyUnable: 'SPC2024-004-3',
  fineRemitted: 'SPC2024-008-1',
};

/**
 * 财产性判项. From 2024-05-01 法释〔2024〕5号: whoever is able performs first; able but unwilling is
 * barred, generally; six months after such a situation has ended. Before that, parole is barred
 * by 2016 art.27 and commutation goes by the strict articles; 法释〔2019〕6号 art.1 for corruption.
 */
export function propertyJudgment(file: CaseFile, merit: Merit, notes: Notebook): void {
  refusesGuilt(file, merit, notes);
  const standing = standingOf(file);
  const newLaw = file.law.applies('SPC2024-001');
  const facts = {
    property: file.facts.property ?? null,
    propertyAbility: file.facts.propertyAbility ?? null,
  };
  if (standing === 'unwilling') unwilling(file, merit, newLaw, facts, notes);
  else if (newLaw) byNewLaw(file, standing, merit, facts, notes);
  else if (file.facts.measure === 'parole' && standing !== 'settled' && standing !== 'unable')
    leaveToPerson(notes, 'SPC2016-027', paroleAbilityText, { decisive: standing !== 'unknown' });
  if (newLaw) coolingOff(file, merit, notes);
  if (standing === 'unknown') notTold(file, newLaw, facts, notes);
}

/**
 * Nothing is told of the property judgment. Before 法释〔2024〕5号 parole turns on it by 2016 art.27,
 * and in a commutation it is one of the things to be weighed (2016 art.2).
 */
function notTold(
  { facts: { measure }, law }: CaseFile,
  newLaw: boolean,
  facts: Readonly<Record<string, string | boolean | null>>,
  notes: Notebook,
): void {
  if (newLaw) return miss(notes, 'property', 'SPC2024-001');
  const id = measure === 'parole' ? 'SPC2016-027' : 'SPC2016-002';
  miss(notes, 'property', id);
  if (law.applies(id)) record(notes, id, { result: 'unknown', effect: 'person', facts });
}

const paroleAbilityText: Bilingual = {
  zh: '确有履行能力而不履行或者不全部履行财产性判项的，不予假释；履行能力由人查明',
  en: 'No parole for one able but unwilling to perform the property judgment; a person establishes the ability',
};

function unwilling(
  file: CaseFile,
  merit: Merit,
  newLaw: boolean,
  facts: Readonly<Record<string, string | boolean | null>>,
  notes: Notebook,
): void {
  if (file.facts.measure === 'parole')
    return record(notes, 'SPC2016-027', { result: 'notMet', effect: 'bar', facts });
  if (!newLaw) {
    if (isOf2019(file)) byArticle1of2019(file, merit, facts, notes);
    return;
  }
  if (merit.major) record(notes, 'SPC2024-004-4', { result: 'met', facts });
  else {
    const able = file.facts.propertyAbility === true && !has(file, 'propertyNonPerformance');
    record(notes, able ? 'SPC2024-004-1' : 'SPC2024-004-2', {
      result: 'notMet',
      effect: 'bar',
      soft: !able,
      facts,
    });
    if (!able) saySoft('SPC2024-004-2', notes);
  }
}

/**
 * 法释〔2019〕6号 art.1: no parole, and generally no commutation, for one who refuses guilt or who is
 * able and does not pay. Major merit, on which 刑法 art.78(1) says 应当, is weighed by a person.
 */
function byArticle1of2019(
  { facts: { measure } }: CaseFile,
  merit: Merit,
  facts: Readonly<Record<string, string | boolean | null>>,
  notes: Notebook,
): void {
  const soft = measure === 'commutation';
  const weighed = soft && merit.major;
  record(notes, 'SPC2019-001', {
    result: weighed ? 'review' : 'notMet',
    effect: weighed ? 'person' : 'bar',
    soft,
    facts,
  });
  if (soft) saySoft('SPC2019-001', notes);
}

/** 拒不认罪悔罪 of one of 法释〔2019〕6号. */
function refusesGuilt(file: CaseFile, merit: Merit, notes: Notebook): void {
  if (file.facts.refusesGuilt === true && isOf2019(file))
    byArticle1of2019(file, merit, { refusesGuilt: true }, notes);
}

/** Q13: 一般不予 blocks, but a person may decide otherwise with written reasons. */
const saySoft = (id: RuleId, notes: Notebook): void =>
  leaveToPerson(
    notes,
    id,
    {
      zh: '“一般不予”是否绝对，法条未明：先予拦截，人可以书面说明理由后另行决定',
      en: 'Whether “generally not” is absolute is open: blocked, unless a person overrides it with written reasons',
    },
    { decisive: false, question: 'Q13' },
  );

function byNewLaw(
  file: CaseFile,
  standing: Standing,
  merit: Merit,
  facts: Readonly<Record<string, string | boolean | null>>,
  notes: Notebook,
): void {
  const text = file.facts.property ?? null;
  const named = text === null ? undefined : valueNames[text];
  const major = merit.major && file.facts.measure === 'commutation';
  if (standing === 'settled' || standing === 'unable') {
    const why = text !== null && isKnown(text) ? harmless[text] : undefined;
    record(notes, why ?? (standing === 'unable' ? 'SPC2024-004-3' : 'SPC2024-001'), {
      result: 'met',
      facts,
    });
    return;
  }
  if (standing === 'left') miss(notes, 'propertyAbility', 'SPC2024-004-1');
  record(notes, standing === 'left' ? 'SPC2024-004-1' : 'SPC2024-001', {
    result: standing === 'unread' || standing === 'review' ? 'review' : 'unknown',
    facts,
    effect: major ? 'none' : 'person',
  });
  if (major) record(notes, 'SPC2024-004-4', { result: 'met', facts });
  if (standing === 'review' || standing === 'unread')
    leaveToPerson(
      notes,
      standing === 'review' ? 'SPC2024-007' : 'SPC2024-001',
      {
        zh: `财产性判项状态“${named?.zh ?? text ?? ''}”是否属于确无履行能力，由人认定`,
        en: `Whether the state of the property judgment (“${named?.en ?? text ?? ''}”) means a genuine inability is for a person`,
      },
      { decisive: !major },
    );
}

/** 法释〔2024〕5号 art.6(3): six months after the situation ended or all was performed. */
function coolingOff(file: CaseFile, merit: Merit, notes: Notebook): void {
  const ended = file.facts.propertySituationEnded ?? null;
  if (ended === null && file.facts.property !== 'performedAfterConcealment') return;
  if (merit.major && file.facts.measure === 'commutation') {
    record(notes, 'SPC2024-004-4', { result: 'met', facts: { propertySituationEnded: ended } });
    return;
  }
  if (ended === null) miss(notes, 'propertySituationEnded', 'SPC2024-006-3');
  notes.figures.baseStart = decidedDay(notes.gates, 'due');
  const period = periodOf('SPC2024-006-3');
  const from = spanOfSource(ended);
  const day = exact(from);
  applyGate(notes, file.filing, {
    rule: 'SPC2024-006-3',
    due: shift(from, period),
    facts: { propertySituationEnded: ended, filingDate: file.facts.filingDate ?? null },
    ...(day === null ? {} : { steps: () => addPeriodExplained(day, period).steps }),
  });
  record(notes, 'SPC2024-006-1', {
    result: 'met',
    facts: { property: file.facts.property ?? null },
  });
}

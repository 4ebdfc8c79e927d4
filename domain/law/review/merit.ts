import type { CaseFile } from './case-file.ts';
import { has, hasAny } from './case-file.ts';
import type { RuleId } from '../rules/review-rules.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { standingOf } from './property-standing.ts';

/** The grounds that the articles price, as 法释〔2016〕23号 art.6(2) combines them. */
export type MeritKey = 'repent' | 'merit' | 'repent+merit' | 'majorMerit' | 'repent+majorMerit';

/** What is left of the merit claimed after the rules that take it away. */
export interface Merit {
  readonly known: boolean;
  readonly repent: boolean;
  readonly merit: boolean;
  readonly major: boolean;
  readonly key: MeritKey | null;
}

/** 三类罪犯: 职务犯罪、金融犯罪、涉黑犯罪. */
export const threeSpecialClasses = [
  'dutyCrime',
  'financialCrime',
  'mafiaOrganization',
  'corruption2019',
] as const;

/**
 * Which ground the file shows (刑法 art.78(1)), after the facts on which repentance or merit is
 * not to be recognised (法释〔2016〕23号 art.3(2), 法释〔2024〕5号 arts.4, 12, 法发〔2021〕31号).
 */
export function meritOf(file: CaseFile, notes: Notebook): Merit {
  const claimed = file.facts.merit;
  if (claimed === null || claimed === undefined) {
    miss(notes, 'merit', 'CL-078-1A');
    return { known: false, repent: false, merit: false, major: false, key: null };
  }
  const bought = meritDenied(file, notes);
  const major = claimed.includes('majorMerit') && !bought;
  const unpaid = standingOf(file) === 'unwilling' && file.law.applies('SPC2024-004-2');
  // 不予认定其确有悔改表现; without major merit the article stops the case by itself.
  const denied = repentanceDenied(file, notes) || (unpaid && major);
  const repent = claimed.includes('repent') && !denied;
  const merit = claimed.includes('merit') && !bought;
  return { known: true, repent, merit, major, key: keyOf(repent, merit, major) };
}

function keyOf(repent: boolean, merit: boolean, major: boolean): MeritKey | null {
  if (major) return repent ? 'repent+majorMerit' : 'majorMerit';
  if (merit) return repent ? 'repent+merit' : 'merit';
  return repent ? 'repent' : null;
}

/** 不认定确有悔改表现. */
function repentanceDenied(file: CaseFile, notes: Notebook): boolean {
  const { facts, law } = file;
  const special = hasAny(file, threeSpecialClasses);
  const grounds: readonly [boolean, RuleId, keyof typeof facts][] = [
    [facts.refusesGuilt === true, 'SPC2016-003-1', 'refusesGuilt'],
    [
      special && facts.notActivelyReturningProceeds === true,
      law.applies('SPC2024-012') ? 'SPC2024-012' : 'SPC2016-003-2',
      'notActivelyReturningProceeds',
    ],
    [special && facts.usesInfluenceImproperly === true, 'SPC2016-003-2', 'usesInfluenceImproperly'],
    [
      facts.selfWrittenStatementAuthentic === false,
      'OP2021-005-2',
      'selfWrittenStatementAuthentic',
    ],
  ];
  let denied = false;
  for (const [applies, id, field] of grounds) {
    if (!applies || !law.applies(id)) continue;
    denied = true;
    record(notes, id, { result: 'notMet', facts: { [field]: facts[field] as boolean } });
  }
  if (facts.scoringUnexplained === true && law.applies('OP2021-005-1')) {
    leaveToPerson(
      notes,
      'OP2021-005-1',
      {
        zh: '考核材料不能作出合理解释的，不作为认定确有悔改表现的依据；其余证据是否足够由人判断',
        en: 'Scoring records without a reasonable explanation do not count as evidence of repentance; whether the rest suffices is for a person',
      },
      { decisive: true },
    );
  }
  return denied;
}

/** 不认定立功或者重大立功. */
function meritDenied(file: CaseFile, notes: Notebook): boolean {
  if (file.facts.meritBoughtOrCoerced !== true || !file.law.applies('OP2021-006')) return false;
  record(notes, 'OP2021-006', { result: 'notMet', facts: { meritBoughtOrCoerced: true } });
  return true;
}

/** 刑法 art.78(1): repentance or merit, one of them at least. Without any the measure is barred. */
export function groundOfCommutation(file: CaseFile, merit: Merit, notes: Notebook): void {
  const claimed = { merit: file.facts.merit ?? null };
  if (!merit.known) {
    record(notes, 'CL-078-1A', { result: 'unknown', facts: claimed, effect: 'person' });
    return;
  }
  if (merit.key === null) {
    record(notes, 'CL-078-1A', {
      result: 'notMet',
      facts: claimed,
      effect: 'bar',
      text: {
        zh: '没有可以认定的悔改、立功或者重大立功表现，不得减刑',
        en: 'No repentance, merit or major merit that may be recognised: no commutation',
      },
    });
    return;
  }
  record(notes, merit.major ? 'CL-078-1B' : 'CL-078-1A', { result: 'met', facts: claimed });
  if (file.stage !== 'short') record(notes, 'PL2026-049', { result: 'met', facts: claimed });
  if (!merit.major && file.law.applies('SPC2016-002'))
    leaveToPerson(
      notes,
      'SPC2016-002',
      {
        zh: '“可以”减刑：还应综合考察犯罪性质和具体情节、社会危害程度、原判刑罚、财产性判项履行情况、一贯表现',
        en: '“May” be commuted: nature and circumstances of the crime, harm, original sentence, property judgment and consistent conduct are to be weighed as well',
      },
      { decisive: false },
    );
  if (file.facts.petitionFiled === true)
    record(notes, file.law.applies('PL2026-043') ? 'PL2026-043' : 'SPC2016-003-3', {
      result: 'met',
      facts: { petitionFiled: true },
      text: {
        zh: '依法申诉不作为没有悔改表现的依据',
        en: 'A lawful petition is not evidence of a lack of repentance',
      },
    });
  if (has(file, 'recidivist') && has(file, 'drugRecidivist') && file.facts.samePrior === true)
    leaveToPerson(
      notes,
      'SPP2025-C7',
      {
        zh: '同一毒品犯罪前科同时构成累犯和毒品再犯的，按一个从严情节适用',
        en: 'One drug conviction that makes both recidivist and drug recidivist counts as one ground of strictness',
      },
      { decisive: false },
    );
}

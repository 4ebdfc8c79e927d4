import { z } from 'zod';
import type { Ruling } from '../case-state.ts';
import { choice, count, legalDate, longText, on, override } from '../fields.ts';
import { citation, inForce, rule } from '#domain/law/rules/index.ts';
import { lawGate, pastTheLaw, summarise, type LegalAct } from '../law-gate.ts';
import { step, withOverride, type Derived } from '../step.ts';
import { procedural, refuse, together, type Refusal } from '../refusal.ts';
import type { CaseState } from '../case-state.ts';
import { beyondMeasure } from '../choices-of-measure.ts';
import { checkContent, checkOutcome } from '../proposal-content.ts';
import { endMissing, grantsWhatItRefuses, rightsBeyondJudgment } from '../ruling-content.ts';
import { grantedFields } from './proposal.ts';
import { mustRevoke } from './retrial.ts';

const rulingFields = z.strictObject({
  on,
  outcome: choice(['grant', 'adjust', 'refuse'], '裁定结果', 'Outcome'),
  granted: grantedFields.nullable().meta({ zh: '裁定内容', en: 'What is granted' }),
  newEnd: legalDate('刑期止日', 'New last day of the term').nullable(),
  paroleProbationEnd: legalDate('假释考验期止日', 'Last day of the parole probation').nullable(),
  resultSentence: choice(['life', 'fixedTerm'], '减为', 'Resulting sentence').nullable(),
  politicalRightsYears: count(
    10,
    '剥夺政治权利年数',
    'Deprivation of political rights (years)',
  ).nullable(),
  reasons: longText('理由', 'Reasons').nullable(),
  override,
});
type RulingData = z.infer<typeof rulingFields>;

const ruled = (data: RulingData, retrial: boolean): Ruling => ({
  on: data.on,
  outcome: data.outcome,
  granted: data.granted,
  newEnd: data.newEnd,
  paroleProbationEnd: data.paroleProbationEnd,
  resultSentence: data.resultSentence,
  politicalRightsYears: data.politicalRightsYears,
  reasons: data.reasons,
  retrial,
});

/**
 * 法释〔2014〕5号第十六条、第十七条: grant, adjust or refuse; reasons for the latter two. What speaks against
 * the outcome is said whether or not its reasons are written yet.
 */
const checkRuling = (data: RulingData, state: CaseState): Refusal | null =>
  beyondMeasure(data, state) ?? together(checkGranted(data, state), reasonsMissing(data));

function checkGranted(data: RulingData, state: CaseState): Refusal | null {
  if (data.outcome === 'refuse') return grantsWhatItRefuses(data, state);
  if (data.granted === null) {
    return refuse(
      'schema-violation',
      procedural('PROC-RULING', '应当写明裁定内容', 'What is granted is missing', {
        field: '/granted',
      }),
    );
  }
  const rights = rightsBeyondJudgment(data, state);
  const act = { ...actOf(data, state), override: data.override, under: '/granted' } as const;
  return (
    checkContent(state, data.granted, '/granted') ??
    checkOutcome(state, data.outcome, data.granted) ??
    together(lawGate(state, act, rights.soft), refuse('refused-by-law', ...rights.hard)) ??
    endMissing(data, state)
  );
}

function reasonsMissing({ outcome, reasons, on: ruledOn }: RulingData): Refusal | null {
  if (outcome === 'grant' || reasons !== null) return null;
  const owed = reasonsRule(ruledOn);
  return refuse(
    'refused-by-law',
    procedural(
      owed.id,
      '裁定调整减刑幅度或者不予减刑、假释的，应当在裁定书中说明理由',
      'A ruling that adjusts or refuses must give its reasons',
      { article: citation(owed).zh, field: '/reasons' },
    ),
  );
}

/** 监狱法 (2026) art.55 says of the reasons what 法释〔2014〕5号第十七条 said before. */
const reasonsRule = (on: RulingData['on']) => {
  const statute = rule('PL2026-055');
  return on !== null && inForce(statute, on) ? statute : rule('SPC2014-017');
};

const actOf = (data: RulingData, state: CaseState): LegalAct => ({
  filingDate: state.filingDate,
  rulingDate: data.on,
  proposal: data.granted,
  newEnd: data.newEnd,
  paroleProbationEnd: data.paroleProbationEnd,
});

const deriveReview = (data: RulingData, state: CaseState): Derived =>
  data.outcome === 'refuse'
    ? {}
    : {
        review: summarise(state, actOf(data, state)),
        ...pastTheLaw(
          state,
          { ...actOf(data, state), override: data.override },
          rightsBeyondJudgment(data, state).soft,
        ),
      };

export const makeRuling = step({
  command: 'makeRuling',
  event: 'RulingMade',
  title: { zh: '作出裁定', en: 'Make the ruling' },
  consequence: {
    zh: '裁定作出后，应当在七日内送达监狱、同级检察院和罪犯本人。',
    en: 'The ruling must be served on prison, procuratorate and offender within seven days.',
  },
  agency: 'court',
  role: 'decider',
  schema: rulingFields,
  check: checkRuling,
  derive: deriveReview,
  evolve: (state, data) => ({
    stage: 'service',
    overrides: withOverride(state, 'RulingMade', data),
    rulings: [...state.rulings, ruled(data, false)],
  }),
});

/** 法释〔2014〕5号第二十条: another panel, within one month of the correction opinion. */
export const makeRetrialRuling = step({
  command: 'makeRetrialRuling',
  event: 'RetrialRulingMade',
  title: { zh: '重新审理后裁定', en: 'Rule again after the retrial' },
  consequence: {
    zh: '新裁定取代原裁定，应当在七日内重新送达监狱、同级检察院和罪犯本人。',
    en: 'The new ruling takes the place of the old one and must be served again within seven days.',
  },
  agency: 'court',
  role: 'decider',
  schema: rulingFields.extend({
    newPanel: z.literal(true).meta({ zh: '已另行组成合议庭', en: 'A new panel was formed' }),
  }),
  check: (data, state) => mustRevoke(data.outcome, state) ?? checkRuling(data, state),
  derive: deriveReview,
  evolve: (state, data) => ({
    stage: 'service',
    servedOn: null,
    retrialGround: null,
    overrides: withOverride(state, 'RetrialRulingMade', data),
    rulings: [...state.rulings, ruled(data, true)],
  }),
});

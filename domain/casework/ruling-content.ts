import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { review, sentenceServed } from '#domain/law/index.ts';
import { isSuspended } from '#domain/law/review/suspended-sentence.ts';
import { citation, inForce, rule } from '#domain/law/rules/index.ts';
import { factsFor } from './facts-of-act.ts';
import type { CaseState, Ruling } from './case-state.ts';
import { procedural, refuse, type Refusal } from './refusal.ts';
import { counted } from '#domain/kernel/counted.ts';

/** What a ruling says, before it is known whether it can be made. */
export type RulingContent = Pick<
  Ruling,
  | 'on'
  | 'outcome'
  | 'granted'
  | 'newEnd'
  | 'paroleProbationEnd'
  | 'resultSentence'
  | 'politicalRightsYears'
>;

/** 法释〔2014〕5号第十六条: who refuses grants nothing. Refuses a refusal that states what is granted. */
export function grantsWhatItRefuses(content: RulingContent, state: CaseState): Refusal | null {
  if (content.outcome !== 'refuse' || state.provenance.kind === 'published') return null;
  const { newEnd, paroleProbationEnd, resultSentence, politicalRightsYears } = content;
  const granted = Object.entries(content.granted ?? {}).map(
    ([name, value]) => [`/granted/${name}`, value] as const,
  );
  const stated = [
    ...granted,
    ['/newEnd', newEnd],
    ['/paroleProbationEnd', paroleProbationEnd],
    ['/resultSentence', resultSentence],
    ['/politicalRightsYears', politicalRightsYears],
  ] as const;
  const outcomes = rule('SPC2014-016');
  return refuse(
    'refused-by-law',
    ...stated
      .filter(([, value]) => Boolean(value))
      .map(([field, value]) =>
        procedural(
          outcomes.id,
          '裁定不予的，不能同时写明准予的内容',
          'What is refused grants nothing',
          { article: citation(outcomes).zh, field, actual: String(value) },
        ),
      ),
  );
}

/**
 * 法释〔2014〕5号第十七条: a ruling of commutation states the last day of the term, one of parole that of the
 * probation. Refuses one without it, and names the day that the law gives; where that does not follow from
 * the file, a person states it.
 */
export function endMissing(content: RulingContent, state: CaseState): Refusal | null {
  if (content.outcome === 'refuse' || state.provenance.kind === 'published') return null;
  const field = endOwed(content, state);
  if (field === null || content[field] !== null) return null;
  const reckoned = reckonedEnd(field, content, state);
  const [zh, en] = wordsOfEnd[field];
  const owed = rule('SPC2014-017');
  return refuse(
    'refused-by-law',
    procedural(
      owed.id,
      `${zh}${reckoned === null ? '，现有事实不能推算，由人写明' : `，推算为 ${reckoned}`}`,
      `${en}${reckoned === null ? '; it does not follow from the facts: a person states it' : `, reckoned as ${reckoned}`}`,
      { article: citation(owed).zh, field: `/${field}`, expected: reckoned, actual: null },
    ),
  );
}

type End = 'newEnd' | 'paroleProbationEnd';

const wordsOfEnd: Readonly<Record<End, readonly [zh: string, en: string]>> = {
  newEnd: ['裁定减刑的，应当写明刑期止日', 'A commutation states the last day of the term'],
  paroleProbationEnd: [
    '裁定假释的，应当写明假释考验期止日',
    'A parole states the last day of its probation',
  ],
};

/** Life has no last day, and of a suspended sentence it is the probation that ends (法释〔2016〕23号第十八条). */
function endOwed({ resultSentence }: RulingContent, state: CaseState): End | null {
  if (state.measure === 'parole') return 'paroleProbationEnd';
  if (state.measure === 'reprieveExpiry') return resultSentence === 'fixedTerm' ? 'newEnd' : null;
  return resultSentence === 'life' || isSuspended(state) ? null : 'newEnd';
}

function reckonedEnd(field: End, content: RulingContent, state: CaseState): LegalDate | null {
  const { on, granted } = content;
  const act = { filingDate: state.filingDate, rulingDate: on, proposal: granted };
  const answer = review(factsFor(state, act));
  const ofReprieve = answer.resultSentence === 'fixedTerm' ? answer.newEnd : null;
  return (
    answer.proposal?.[field] ?? (state.measure === 'reprieveExpiry' ? (ofReprieve ?? null) : null)
  );
}

/**
 * 法释〔2016〕23号第十七条: a ruling may shorten the deprivation of political rights, not make one or make it
 * longer. `hard` is what contradicts the file, `soft` what a person answers for: the file states none.
 */
export function rightsBeyondJudgment(
  { outcome, on, politicalRightsYears }: RulingContent,
  { facts, provenance }: CaseState,
): { readonly hard: readonly Violation[]; readonly soft: readonly Violation[] } {
  const none = { hard: [], soft: [] };
  if (outcome === 'refuse' || provenance.kind === 'published' || !politicalRightsYears) return none;
  const served = sentenceServed(facts as Parameters<typeof sentenceServed>[0]);
  // 刑法第五十七条: with life and death it is for life, and becomes one of years.
  if (served === 'life' || served === 'deathReprieve') return none;
  const known = [
    facts.politicalRightsYears,
    ...(facts.priors ?? []).map((prior) => prior.politicalRightsYears),
  ].filter((years) => years != null);
  const heavy = facts.originalSentence === 'life' || facts.originalSentence === 'deathReprieve';
  const most = known.length === 0 ? null : Math.max(...known);
  if ((most === null && heavy) || (most !== null && politicalRightsYears <= most)) return none;
  const cut = rule(heavy ? 'SPC2016-017-2' : 'SPC2016-017-1');
  const [zh, en] =
    most === null
      ? [
          '案件未载明附加剥夺政治权利：减刑裁定只能酌减，不能增加',
          'The file states no deprivation of political rights: a commutation may shorten one, not make one',
        ]
      : [
          `剥夺政治权利只能酌减，不能超过原来的${most}年`,
          `The deprivation of political rights may be shortened only, from ${counted(most, 'year')}`,
        ];
  const found = procedural(cut.id, zh, en, {
    article: on !== null && inForce(cut, on) ? citation(cut).zh : null,
    field: '/politicalRightsYears',
    expected: most,
    actual: politicalRightsYears,
  });
  return most === null ? { hard: [], soft: [found] } : { hard: [found], soft: [] };
}

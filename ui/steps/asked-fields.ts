import type { CaseState } from '#domain/casework/case-state.ts';
import { latestRuling } from '#domain/casework/case-state.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { sentenceServed } from '#domain/law/index.ts';
import { isSuspended } from '#domain/law/review/suspended-sentence.ts';
import { grants } from '../forms/content-of-outcome.ts';
import type { FormObject } from '../forms/field-schema.ts';
import { valueAt } from '../forms/follow.ts';

/** Whether a field is asked for, by the case and by what is filled in so far. */
type When = (state: CaseState, data: FormObject) => boolean;

const parole: When = ({ measure }) => measure === 'parole';
const commutation: When = (state) => !parole(state, {});
/** Only life and death with reprieve are changed into another sentence (刑法第五十条, 法释〔2016〕23号第八条、第十条). */
const changesSentence: When = ({ measure, facts }) => {
  const served = sentenceServed(facts as Parameters<typeof sentenceServed>[0]);
  return (
    measure === 'reprieveExpiry' ||
    (measure === 'commutation' && (served === 'life' || served === 'deathReprieve'))
  );
};
/** Months and days come off a sentence that has an end. */
const shortens: When = (...asked) => commutation(...asked) && !changesSentence(...asked);
/** Only a suspended sentence has a probation to be shortened (法释〔2016〕23号第十八条). */
const suspended: When = (state, data) => shortens(state, data) && isSuspended(state);
const grantedParole: When = (state) => latestRuling(state)?.granted?.parole === true;
const hearing: When = ({ trialMode }) => trialMode === 'hearing';
// Whether a proposal is one of parole follows from the case.
const never: When = () => false;

const proposal = (at: string): Readonly<Record<string, When>> => ({
  [`${at}/reductionMonths`]: shortens,
  [`${at}/reductionDays`]: shortens,
  [`${at}/resultTermMonths`]: changesSentence,
  [`${at}/probationMonths`]: suspended,
  [`${at}/parole`]: never,
});

/** What a form that was left earlier grants without such an outcome: shown, to be taken out (法释〔2014〕5号第十六条). */
const grantsSomething = ({ granted }: FormObject): boolean =>
  Object.values((granted ?? {}) as FormObject).some(Boolean);

/** What is granted is asked for by an outcome that grants; before one is chosen there is nothing to fill in. */
const granting =
  (asked: When): When =>
  (state, data) =>
    asked(state, data) && grants(data['outcome']);

const ruling: Readonly<Record<string, When>> = {
  ...proposal('/granted'),
  '/granted': (state, data) =>
    commutation(state, data) && (grants(data['outcome']) || grantsSomething(data)),
  '/newEnd': granting(commutation),
  '/paroleProbationEnd': granting(parole),
  '/resultSentence': granting(changesSentence),
  '/politicalRightsYears': granting(changesSentence),
};

const when: Readonly<Partial<Record<StepCommand, Readonly<Record<string, When>>>>> = {
  decideProposal: {
    ...proposal('/proposal'),
    '/proposal': commutation,
    '/replyToProcuratorate': ({ procuratorateOpinion }) =>
      procuratorateOpinion?.stance === 'disagree',
  },
  // 法释〔2014〕5号第十五条: the interview is asked of a case that is heard on paper.
  recordTrial: {
    '/procurators': hearing,
    '/offenderInterviewed': (...asked) => !hearing(...asked),
  },
  makeRuling: ruling,
  makeRetrialRuling: ruling,
  serveRuling: { '/justiceBureau': grantedParole },
  executeRuling: { '/certificateNumber': grantedParole },
};

/** What is filled in all the same is shown, so that nothing is sent that nobody saw. */
const isFilledIn = (data: FormObject, pointer: string): boolean => {
  const value = valueAt(data, pointer);
  return value !== null && typeof value !== 'object' && value !== false && value !== true;
};

/** Pointers of the fields that such a case is not asked for at this step. */
export const notAsked = (name: StepCommand, state: CaseState, data: FormObject): Set<string> =>
  new Set(
    Object.entries(when[name] ?? {})
      .filter(([pointer, isAsked]) => !isAsked(state, data) && !isFilledIn(data, pointer))
      .map(([pointer]) => pointer),
  );

import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { after, journeyUntil, opening } from '#domain/casework/testing/scenario.ts';
import { asFact } from '../../ui/forms/as-fact.ts';
import {
  fieldsOf,
  fieldsWithin,
  type Field,
  type FormObject,
} from '../../ui/forms/field-schema.ts';
import { reckoningOf, reckoningOfOpening } from '../../ui/forms/reckoned-data.ts';

/**
 * What a person must type in a journey, and why nothing else can give it. The name is the field's,
 * or the step with its field where only there it is typed.
 */
const reasons: Readonly<Record<string, string>> = {
  '/on': 'the day of the act: today stands there; these journeys lie in the past',
  'open /facts/termMonths': 'stands in the judgment',
  'open /facts/sentenceStart': 'stands in the execution notice',
  'open /facts/judgmentEffective': 'stands in the judgment',
  'open /facts/deliveryDate': 'stands in the register of admissions',
  'open /reference': "from the prison's own register of cases",
  'open /offender/name': 'who the case is about',
  'open /offender/prisonerNumber': "from the prison's own register of people",
  'open /plannedFilingDate': 'what the prison plans',
  'recordCommitteeReview /members': 'who came to the meeting',
  'decideProposal /proposal/reductionMonths': 'the decision itself',
  'acceptCase /courtCaseNumber': "from the court's own register of cases",
  'chooseTrialMode /hearingDate': 'the decision itself',
  'recordTrial /procurators': 'who came to the hearing',
  'executeRuling /certificateNumber': 'printed on the certificate',
  'receiveIntoCorrection /reportedOn': 'the day on which the person came',
};

/** Of what was typed (`step pointer`), that for which nobody gave a reason, or which the form gives by itself. */
export const needlesslyTyped = (typed: readonly string[]): readonly string[] =>
  typed.filter((entry) => {
    const [step, pointer] = entry.split(' ') as [StepCommand | 'open', string];
    const isReasoned = entry in reasons || pointer in reasons;
    return !isReasoned || isReckoned(step, pointer) || isChosen(fieldAt(step, pointer));
  });

function isReckoned(step: StepCommand | 'open', pointer: string): boolean {
  const reckoning =
    step === 'open'
      ? reckoningOfOpening(opening() as unknown as FormObject)
      : reckoningOf(step, after(journeyUntil(step)))({});
  return reckoning.has(pointer);
}

function fieldAt(step: StepCommand | 'open', pointer: string): Field {
  const [, first = '', ...rest] = pointer.split('/');
  if (first === 'facts') {
    return fieldsOf(caseFactsSchema)
      .map(asFact)
      .find(({ name }) => name === rest[0])!;
  }
  const field = fieldsOf(step === 'open' ? openCaseSchema : steps[step].schema).find(
    ({ name }) => name === first,
  )!;
  return rest.length === 0 ? field : fieldsWithin(field).find(({ name }) => name === rest[0])!;
}

const isChosen = ({ kind }: Field): boolean => !['text', 'number', 'date'].includes(kind.type);

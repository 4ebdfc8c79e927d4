import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { citation, inForce, rule } from '#domain/law/rules/index.ts';
import type { ActingPerson } from './acting-person.ts';
import type { CaseState, StepRecord } from './case-state.ts';
import { heldInDetentionCentre } from './detention-centre.ts';
import { processOf } from './process/index.ts';
import type { Separation } from './process/process-definition.ts';
import { procedural } from './refusal.ts';
import { steps } from './steps/index.ts';
import { type StepCommand } from './step-names.ts';

/**
 * Whether this person may take the step, as far as the process gives it to others than an earlier
 * one: by the staff number, within the agency. Null when nothing stands against it, also where
 * nobody was named, as in steps from before that was asked for. `day` chooses the articles in force.
 */
export function checkSeparation(
  name: StepCommand,
  person: ActingPerson | null,
  state: CaseState,
  day: LegalDate,
): Violation | null {
  if (person === null) return null;
  for (const separation of separationsOf(name, state)) {
    const earlier = state.steps.findLast((step) => isByOther(step, name, separation, person));
    if (earlier !== undefined) return sameHand(name, earlier, separation, day);
  }
  return null;
}

/** Staff numbers of the agency's people for whom the step is not, since they took one that it is kept apart from. */
export const keptFrom = (name: StepCommand, state: CaseState): readonly string[] => [
  ...new Set(
    separationsOf(name, state).flatMap((separation) =>
      state.steps.flatMap((step) =>
        step.person !== null && isApart(step, name, separation) ? [step.person.staffNumber] : [],
      ),
    ),
  ),
];

const separationsOf = (name: StepCommand, state: CaseState): readonly Separation[] =>
  processOf(state.processVersion).separations.filter(
    ({ steps: separated, prisonOnly }) =>
      separated.includes(name) && !(prisonOnly === true && heldInDetentionCentre(state)),
  );

/** An earlier step that this one is kept apart from, taken by the same person. */
const isByOther = (
  step: StepRecord,
  name: StepCommand,
  separation: Separation,
  { staffNumber }: ActingPerson,
): boolean => step.person?.staffNumber === staffNumber && isApart(step, name, separation);

const isApart = (step: StepRecord, name: StepCommand, separation: Separation): boolean =>
  separation.steps.some(
    (other) =>
      steps[other].event === step.event && (other !== name || separation.eachTime === true),
  );

function sameHand(
  name: StepCommand,
  earlier: StepRecord,
  { steps: separated, articles }: Separation,
  day: LegalDate,
): Violation {
  const before = steps[separated.find((other) => steps[other].event === earlier.event)!].title;
  const { title } = steps[name];
  const standing = articles.map((id) => rule(id)).filter((each) => inForce(each, day));
  return procedural(
    'PROC-SEPARATION',
    `“${before.zh}”已由本人办理，“${title.zh}”应当由其他人办理`,
    `You took "${before.en}"; "${title.en}" is for somebody else`,
    {
      article: standing.map((each) => citation(each).zh).join('；') || null,
      field: '/person',
    },
  );
}

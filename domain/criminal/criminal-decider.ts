import { checkPerson, type ActingPerson, type TakenBy } from '#domain/casework/acting-person.ts';
import { inTheFuture } from '#domain/casework/following-days.ts';
import { procedural, type Refusal } from '#domain/casework/refusal.ts';
import { accepted, refused, type Decider, type Decision } from '#domain/kernel/decider.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { citation, rule } from '#domain/law/rules/index.ts';
import { criminalAgencyKinds, type CriminalParties } from './agencies.ts';
import type { CriminalState } from './criminal-state.ts';
import {
  criminalStepOf,
  type CriminalCaseFiled,
  type CriminalCommand,
  type CriminalEvent,
} from './events.ts';
import { moveLimits } from './move-limits.ts';
import { criminalProcess, criminalProcessOn } from './process/index.ts';
import { criminalStageInfo } from './stages.ts';
import type { ActData, CriminalStep } from './step.ts';
import type { FileCaseData } from './steps/filing.ts';
import { criminalSteps, type CriminalStepName } from './steps/index.ts';

/** What a decision may know beside command and state. */
export interface CriminalContext {
  readonly caseId: CaseId;
  /** The day on which the command arrives, in China's time zone. */
  readonly today: LegalDate;
  readonly agency: AgencyId;
  /** Who takes the step; null when a system reports it and names nobody. */
  readonly person: ActingPerson | null;
}

type AnyStep = CriminalStep<string, CriminalEvent['type'], ActData>;
const stepNamed = (name: CriminalStepName): AnyStep => criminalSteps[name] as unknown as AnyStep;

/**
 * Criminal procedure from filing to enforcement as one decider. Of an act it asks, in this order: is the agency
 * its party, has it its place at this stage, does its day follow those before, is it answered for by name,
 * and does the law let it pass.
 */
export const criminalDecider: Decider<
  CriminalState | null,
  CriminalCommand,
  CriminalEvent,
  CriminalContext
> = {
  initialState: null,
  decide: (command, state, context) =>
    command.kind === 'fileCase'
      ? decideFiling(command.data, state, context)
      : decideStep(command.kind, command.data, state, context),
  evolve: (state, event) =>
    event.type === 'CriminalCaseFiled' ? filed(event.data) : evolveStep(state, event),
};

const because = ({ code, violations }: Refusal): Decision<never> => refused(code, ...violations);

const stranger = (): Decision<never> =>
  refused(
    'forbidden',
    procedural('PROC-PARTY', '不是本案该环节的办案机关', 'The agency is no party to this step'),
  );

function decideFiling(
  data: FileCaseData,
  state: CriminalState | null,
  context: CriminalContext,
): Decision<CriminalEvent> {
  if (state !== null) {
    return refused('already-exists', procedural('PROC-OPEN', '案件已存在', 'The case exists'));
  }
  if (data.police !== context.agency) return stranger();
  if (data.on > context.today) {
    return refused('refused-by-date', inTheFuture('/on', data.on, context.today));
  }
  const process = criminalProcessOn(data.on);
  if (process === null) {
    return refused(
      'refused-by-date',
      procedural(
        'CRIM-PROCESS',
        '2018年刑事诉讼法修改之前立案的案件不在此办理',
        'A case filed before the law of 2018 is not handled here',
        { field: '/on', actual: data.on },
      ),
    );
  }
  const person = checkNamed(true, context);
  if (person !== null) return refused('schema-violation', person);
  return accepted({
    type: 'CriminalCaseFiled',
    data: {
      ...data,
      ...takenBy(context),
      caseId: context.caseId,
      processVersion: process.version,
    },
  });
}

function decideStep(
  name: CriminalStepName,
  data: ActData,
  state: CriminalState | null,
  context: CriminalContext,
): Decision<CriminalEvent> {
  if (state === null) {
    return refused('not-found', procedural('PROC-CASE', '案件不存在', 'There is no such case'));
  }
  const step = stepNamed(name);
  if (!isPartyTo(step, state, context.agency)) return stranger();
  const place = checkPlace(name, state);
  if (place !== null) return refused('refused-by-state', place);
  const order = checkDay(name, data, state, context.today);
  if (order !== null) return refused('refused-by-date', order);
  const person = checkNamed(step.role === 'decider', context);
  if (person !== null) return refused('schema-violation', person);
  const refusal = step.check(data, state);
  if (refusal !== null) return because(refusal);
  return accepted({
    type: step.event,
    data: { ...data, ...takenBy(context) },
  } as unknown as CriminalEvent);
}

const takenBy = ({ person }: CriminalContext): TakenBy => (person === null ? {} : { person });

const checkNamed = (required: boolean, { person, today }: CriminalContext): Violation | null =>
  checkPerson(person, required, { provenance: { kind: 'casework' }, today });

/** The agency that the step is for; null where the case does not have it yet, or it is nobody's turn. */
export function agencyOf(step: Pick<AnyStep, 'agency'>, state: CriminalState): AgencyId | null {
  const kind = step.agency === 'turn' ? criminalStageInfo[state.stage].turn : step.agency;
  return kind === null ? null : state.agencies[kind];
}

const isPartyTo = (step: AnyStep, state: CriminalState, agency: AgencyId): boolean =>
  agencyOf(step, state) === agency;

/** Out of its place: refused with the articles that give the step its place. */
function checkPlace(name: CriminalStepName, state: CriminalState): Violation | null {
  const { from, articles } = criminalProcess(state.processVersion).steps[name];
  if (from.includes(state.stage)) return null;
  const { title } = stepNamed(name);
  const here = criminalStageInfo[state.stage];
  const places = from.map((stage) => criminalStageInfo[stage]);
  return procedural(
    'PROC-STAGE',
    `案件处于“${here.zh}”环节，不能${title.zh}（属于${places.map(({ zh }) => `“${zh}”`).join('、')}环节）`,
    `The case is at "${here.en}"; "${title.en}" belongs to ${places.map(({ en }) => `"${en}"`).join(' or ')}`,
    {
      expected: from.join(' | '),
      actual: state.stage,
      article: articles.map((id) => citation(rule(id)).zh).join('；') || null,
    },
  );
}

/** Not in the future, and not before the act before it; what lies beside the others, not before what it follows. */
function checkDay(
  name: CriminalStepName,
  { on }: ActData,
  state: CriminalState,
  today: LegalDate,
): Violation | null {
  if (on > today) return inTheFuture('/on', on, today);
  const before = actBefore(name, state);
  if (on >= before.on) return null;
  const known = criminalStepOf(before.event);
  const title =
    known === undefined ? { zh: '立案', en: 'Filing of the case' } : stepNamed(known).title;
  return procedural(
    'PROC-ORDER',
    `日期早于“${title.zh}”的日期 ${before.on}`,
    `The day lies before that of "${title.en}", ${before.on}`,
    { field: '/on', expected: before.on, actual: on },
  );
}

function actBefore(name: CriminalStepName, { acts, processVersion }: CriminalState) {
  const { follows } = criminalProcess(processVersion).steps[name];
  const before = acts.findLast(({ event }) => {
    if (stepNamed(name).beside) return follows?.some((each) => each === event) === true;
    const step = criminalStepOf(event);
    return step === undefined || !stepNamed(step).beside;
  });
  return before ?? acts[0]!;
}

function evolveStep(
  state: CriminalState | null,
  event: Exclude<CriminalEvent, CriminalCaseFiled>,
): CriminalState | null {
  const name = criminalStepOf(event.type);
  if (state === null || name === undefined) return state;
  const step = stepNamed(name);
  const { on, documentNumber } = event.data;
  const change = step.evolve(state, event.data);
  const after: CriminalState = {
    ...state,
    acts: [
      ...state.acts,
      {
        event: event.type,
        stage: state.stage,
        on,
        documentNumber,
        person: event.data.person ?? null,
      },
    ],
    lastOn: step.beside ? state.lastOn : on,
    ...change,
  };
  return {
    ...after,
    runs: moveLimits(criminalProcess(state.processVersion), state, after, event),
  };
}

const noParties = Object.fromEntries(
  criminalAgencyKinds.map((kind) => [kind, null]),
) as CriminalParties;

function filed(data: CriminalCaseFiled['data']): CriminalState {
  const { caseId, processVersion, origin, reference, district, suspect, offence, on } = data;
  return {
    caseId,
    processVersion,
    origin,
    reference,
    courtCaseNumber: null,
    district,
    suspect,
    offence,
    agencies: { ...noParties, police: data.police },
    stage: 'investigation',
    outcome: null,
    custody: 'none',
    acts: [
      {
        event: 'CriminalCaseFiled',
        stage: 'investigation',
        on,
        documentNumber: data.documentNumber,
        person: data.person ?? null,
      },
    ],
    lastOn: on,
    runs: [],
    notCounted: [],
    arrest: null,
    fileReceived: false,
    supplementRounds: 0,
    procedure: null,
    hearing: null,
    heardOn: null,
    adjournments: 0,
    judgment: null,
    effectiveOn: null,
    destination: null,
  };
}

import { accepted, refused, type Decider, type Decision } from '#domain/kernel/decider.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { citation, inForce, rule } from '#domain/law/rules/index.ts';
import { checkPerson, type TakenBy } from './acting-person.ts';
import { agencyKinds } from './agencies.ts';
import type { CaseState } from './case-state.ts';
import { checkFollowing, inTheFuture } from './following-days.ts';
import { stepOfEvent, type CaseCommand, type CaseEvent, type CaseOpened } from './events.ts';
import { impossibleDays } from './impossible-days.ts';
import { preparationGate, summarise } from './law-gate.ts';
import { processOf, processOn } from './process/index.ts';
import { mustNamePerson } from './process/must-name-person.ts';
import { recordStep, type Step, type StepContext, type StepData, withOverride } from './step.ts';
import { procedural, refuse, type Refusal } from './refusal.ts';
import { reversibleAfter } from './reversible.ts';
import { checkSeparation } from './separation.ts';
import { stageInfo, type Stage } from './stages.ts';
import { steps } from './steps/index.ts';
import { type StepCommand } from './step-names.ts';
import type { OpenCaseData } from './steps/open-case.ts';

export interface CaseContext extends StepContext {
  readonly caseId: CaseId;
}

type AnyStep = Step<string, CaseEvent['type'], StepData>;

/** The whole procedure as one decider; the law and the process definition speak through it. */
export const caseDecider: Decider<CaseState | null, CaseCommand, CaseEvent, CaseContext> = {
  initialState: null,
  decide: (command, state, context) =>
    command.kind === 'openCase'
      ? decideOpening(command.data, state, context)
      : decideStep(command.kind, command.data, state, context),
  evolve: (state, event) =>
    event.type === 'CaseOpened' ? opened(event.data) : evolveStep(state, event),
};

function decideOpening(
  data: OpenCaseData,
  state: CaseState | null,
  context: CaseContext,
): Decision<CaseEvent> {
  if (state !== null) {
    return refused('already-exists', procedural('PROC-OPEN', '案件已存在', 'The case exists'));
  }
  if (data.agencies.prison !== context.agency) return refusedToStranger();
  const dates = checkDate(data.on, null, data.provenance.kind === 'published', context.today);
  if (dates !== null) return refused('refused-by-date', dates);
  const person = checkPerson(context.person, mustNamePerson(null, 'openCase', data), {
    provenance: data.provenance,
    today: context.today,
  });
  if (person !== null) return refused('schema-violation', person);
  const processVersion = processOn(data.on ?? data.plannedFilingDate ?? context.today).version;
  const event: CaseOpened['data'] = {
    ...data,
    ...takenBy(context),
    caseId: context.caseId,
    processVersion,
  };
  const act = { filingDate: data.plannedFilingDate };
  const state0 = opened(event);
  const refusal =
    notADecision(data) ??
    refuse('refused-by-date', ...plannedTooEarly(data, context.today)) ??
    impossibleDays(state0, data.plannedFilingDate, context.today) ??
    preparationGate(state0, act);
  if (refusal !== null) return refused(refusal.code, ...refusal.violations);
  return accepted({ type: 'CaseOpened', data: { ...event, review: summarise(state0, act) } });
}

/** Who opens a case prepares it: the reasons for going past the law are those of who decides. */
const notADecision = ({ override }: OpenCaseData): Refusal | null =>
  refuse(
    'refused-by-state',
    ...(override === null
      ? []
      : [
          procedural(
            'PROC-OVERRIDE',
            '立卷不作决定，不在此说明人工判断理由；由决定提请、作出裁定的人书面说明',
            'An opening decides nothing: the reasons are written by who decides on the proposal or the ruling',
            { field: '/override' },
          ),
        ]),
  );

/** A filing is planned from the opening on; what a publication says stands. */
const plannedTooEarly = (data: OpenCaseData, today: LegalDate): readonly Violation[] =>
  data.provenance.kind === 'published'
    ? []
    : checkFollowing(
        [
          {
            field: '/plannedFilingDate',
            day: data.plannedFilingDate,
            notBefore: data.on,
            act: { zh: '立卷之日', en: 'the day of the opening' },
            isPlanned: true,
          },
        ],
        today,
      );

function decideStep(
  name: StepCommand,
  data: StepData,
  state: CaseState | null,
  context: CaseContext,
): Decision<CaseEvent> {
  if (state === null) {
    return refused('not-found', procedural('PROC-CASE', '案件不存在', 'There is no such case'));
  }
  const step = steps[name] as unknown as AnyStep;
  if (!isParty(step, state, context.agency)) return refusedToStranger();
  const place = checkStage(name, state, data.on ?? context.today);
  if (place !== null) return refused('refused-by-state', place);
  const order = checkOrder(step, data, state, context.today);
  if (order !== null) return refused('refused-by-date', order);
  const early = checkFollowing(step.following(data, state), context.today);
  if (early.length > 0) return refused('refused-by-date', ...early);
  const person = checkPerson(context.person, mustNamePerson(state.processVersion, name, data), {
    provenance: state.provenance,
    today: context.today,
  });
  if (person !== null) return refused('schema-violation', person);
  const apart = checkSeparation(name, context.person, state, data.on ?? context.today);
  if (apart !== null) return refused('refused-by-law', apart);
  const refusal = step.check(data, state, context);
  if (refusal !== null) return refused(refusal.code, ...refusal.violations);
  return accepted({
    type: step.event,
    data: { ...data, ...step.derive(data, state), ...takenBy(context) },
  } as unknown as CaseEvent);
}

/** Who took the step, as the event keeps it; nothing where nobody is named. */
const takenBy = ({ person }: CaseContext): TakenBy => (person === null ? {} : { person });

const isParty = (step: AnyStep, state: CaseState, agency: AgencyId): boolean =>
  step.agency === 'party'
    ? agencyKinds.some((kind) => state.agencies[kind] === agency)
    : state.agencies[step.agency] === agency;

const refusedToStranger = (): Decision<never> =>
  refused(
    'forbidden',
    procedural('PROC-PARTY', '不是本案该环节的办案机关', 'The agency is no party to this step'),
  );

/** Out of its place: refused with the articles, in force that day, that give the step its place. */
function checkStage(name: StepCommand, state: CaseState, day: LegalDate): Violation | null {
  const { from, articles } = processOf(state.processVersion).steps[name];
  if (from.includes(state.stage)) return null;
  const standing = articles.map((id) => rule(id)).filter((each) => inForce(each, day));
  return procedural(
    'PROC-STAGE',
    `案件处于“${stageInfo[state.stage].zh}”环节，不能${steps[name].title.zh}${placeOf(from).zh}`,
    `The case is at "${stageInfo[state.stage].en}"; "${steps[name].title.en}" does not belong there${placeOf(from).en}`,
    {
      expected: from.join(' | '),
      actual: state.stage,
      article: standing.map((each) => citation(each).zh).join('；') || null,
    },
  );
}

/** Where a step has its place, where that is short enough to say; codes are for programs. */
const placeOf = (from: readonly Stage[]): Bilingual =>
  from.length > 3
    ? { zh: '', en: '' }
    : {
        zh: `（该步骤属于${from.map((stage) => `“${stageInfo[stage].zh}”`).join('、')}环节）`,
        en: `, but at ${from.map((stage) => `"${stageInfo[stage].en}"`).join(' or ')}`,
      };

const checkOrder = (
  step: AnyStep,
  data: StepData,
  state: CaseState,
  today: LegalDate,
): Violation | null =>
  checkDate(
    data.on,
    step.besideOthers ? null : lastAct(state),
    state.provenance.kind === 'published',
    today,
  );

/** The act before, with its day; null where no day is known. What is done beside the others is none of them. */
function lastAct({ lastOn, steps: taken }: CaseState) {
  if (lastOn === null) return null;
  const titles = taken
    .filter(({ on }) => on === lastOn)
    .map(({ event }) => stepOfEvent(event))
    .filter((name) => name === undefined || !steps[name].besideOthers)
    .map((name) => (name === undefined ? opening : steps[name].title));
  return { on: lastOn, title: titles.at(-1) ?? opening };
}
const opening: Bilingual = { zh: '立卷', en: 'Opening of the case' };

/** A legal act has a day: not before the act before it, not in the future. */
function checkDate(
  day: LegalDate | null,
  before: { readonly on: LegalDate; readonly title: Bilingual } | null,
  mayBeUnknown: boolean,
  today: LegalDate,
): Violation | null {
  const field = '/on';
  if (day === null) {
    return mayBeUnknown
      ? null
      : procedural('PROC-DATE', '应当填写日期', 'The day of the act is missing', { field });
  }
  if (day > today) {
    return inTheFuture(field, day, today);
  }
  if (before !== null && day < before.on) {
    return procedural(
      'PROC-ORDER',
      `日期早于上一环节“${before.title.zh}”的日期 ${before.on}`,
      `The day lies before that of the step before, "${before.title.en}" on ${before.on}`,
      { field, expected: before.on, actual: day },
    );
  }
  return null;
}

function evolveStep(
  state: CaseState | null,
  event: Exclude<CaseEvent, CaseOpened>,
): CaseState | null {
  const command = stepOfEvent(event.type);
  if (state === null || command === undefined) return state;
  const step = steps[command] as unknown as AnyStep;
  const change = step.evolve(state, event.data);
  return {
    ...state,
    ...recordStep(state, step, event.data),
    reversible: reversibleAfter(state, step, change, event.data),
    ...change,
  };
}

function opened(data: CaseOpened['data']): CaseState {
  return {
    caseId: data.caseId,
    processVersion: data.processVersion,
    measure: data.measure,
    provenance: data.provenance,
    reference: data.reference,
    courtCaseNumber: null,
    district: data.district,
    offender: data.offender,
    agencies: data.agencies,
    facts: data.facts,
    plannedFilingDate: data.plannedFilingDate,
    stage: 'wardReview',
    outcome: null,
    steps: [{ event: 'CaseOpened', stage: 'wardReview', on: data.on, person: data.person ?? null }],
    lastOn: data.on,
    reversible: null,
    prisonNotice: null,
    courtNotice: null,
    procuratorateOpinion: null,
    procuratorateObjects: false,
    proposal: null,
    filingDate: null,
    provincialConsentRequired: false,
    acceptedOn: null,
    materials: [],
    returns: [],
    trialMode: null,
    hearingDate: null,
    rulingTermExtended: false,
    rulings: [],
    servedOn: null,
    correctionOpinionOn: null,
    retrialGround: null,
    withdrawal: null,
    documents: [],
    overrides: withOverride({ overrides: [] }, 'CaseOpened', data),
  };
}

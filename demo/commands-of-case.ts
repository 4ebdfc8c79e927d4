import { createHash } from 'node:crypto';
import { publishedCaseSeats, type Seat } from '#demo/directory.ts';
import { unpublishedPerson, type ActingPerson } from '#domain/casework/acting-person.ts';
import type { AgencyKind } from '#domain/casework/agencies.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseFacts } from '#domain/casework/case-facts.ts';
import type { CaseState, Proposal } from '#domain/casework/case-state.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { mustNamePerson } from '#domain/casework/process/must-name-person.ts';
import { senderOf } from '#domain/casework/sender.ts';
import type { Stage } from '#domain/casework/stages.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { stepNumber } from './step-number.ts';
import type { PublishedCase } from './published-case.ts';

/** A command together with the agency that sends it. */
export interface AgencyCommand {
  readonly agency: AgencyKind;
  readonly caseId: CaseId;
  readonly command: CaseCommand;
  /** Null where the step needs nobody's name. */
  readonly person: ActingPerson | null;
}

/** The same id at every run, so that loading twice is a repeat and not a second case. */
export function publishedCaseId(id: string): CaseId {
  const hex = createHash('sha256').update(`andu/published/${id}`).digest('hex');
  return CaseId(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
}

/** A day that the source prints; a month alone, or nothing, is "not published". */
const day = (value: unknown): LegalDate | null => (isLegalDate(value) ? value : null);

/**
 * The commands by which the agencies carry a published case to its published
 * outcome. Facts that the source leaves out stay null; nothing is added.
 * Throws when the procedure refuses one of them: then the data or the procedure is wrong.
 */
export function commandsOfCase(published: PublishedCase, today: LegalDate): AgencyCommand[] {
  const seat = publishedCaseSeats[published.id];
  if (seat === undefined) throw new RangeError(`no agencies for ${published.id}`);
  const caseId = publishedCaseId(published.id);
  const commands: AgencyCommand[] = [];
  let state: CaseState | null = null;
  let next: CaseCommand | null = opening(published, seat);
  while (next !== null) {
    const agency = senderOf(next.kind);
    const person = mustNamePerson(state?.processVersion ?? null, next.kind, next.data)
      ? unpublishedPerson(stepNumber(next.kind))
      : null;
    const decideBy = (command: CaseCommand) =>
      caseDecider.decide(command, state, { caseId, today, agency: seat[agency].id, person });
    let decision = decideBy(next);
    if (decision.kind === 'refused' && decision.code === 'refused-by-law' && isDecision(next)) {
      next = withReason(next, published, decision.violations);
      decision = decideBy(next);
    }
    if (decision.kind === 'refused') {
      const why = decision.violations.map(({ rule, text }) => `${rule}: ${text.en}`).join('; ');
      throw new Error(`${published.id} ${next.kind}: ${decision.code}: ${why}`);
    }
    for (const event of decision.events) state = caseDecider.evolve(state, event);
    commands.push({ agency, caseId, command: next, person });
    next = following(published, state!);
  }
  return commands;
}

type DecidingCommand = Extract<
  CaseCommand,
  { kind: 'decideProposal' | 'submitProposal' | 'makeRuling' }
>;
const isDecision = (command: CaseCommand): command is DecidingCommand =>
  command.kind !== 'openCase' && 'override' in command.data;

/** The same decision with the reason of who decided: what the source left out, or left to a person. */
const withReason = (
  { kind, data }: DecidingCommand,
  { source }: PublishedCase,
  violations: readonly Violation[],
): CaseCommand =>
  ({
    kind,
    data: {
      ...data,
      override: {
        reason: [
          `依公开发布的案例录入：${source.document}。来源未公布的事实不补造，由法院已作出的裁判确定。`,
          ...new Set(violations.map(({ text }) => text.zh)),
        ].join('\n'),
      },
    },
  }) as CaseCommand;

function opening(published: PublishedCase, seat: Seat): CaseCommand {
  const {
    measure,
    filingDate,
    courtAcceptDate: _accept,
    noticeStart: _start,
    noticeEnd: _end,
    hearingDate: _hearing,
    rulingDate: _ruling,
    proposedReductionMonths: _months,
    proposedReductionDays: _days,
    proposedResultTermMonths: _term,
    proposedParole: _parole,
    ...facts
  } = published.input;
  return {
    kind: 'openCase',
    data: {
      on: null,
      measure: measure as CaseState['measure'],
      provenance: { kind: 'published', ...published.source },
      reference: published.id,
      district: null,
      offender: { name: published.name, prisonerNumber: null },
      agencies: {
        prison: seat.prison.id,
        procuratorate: seat.procuratorate.id,
        court: seat.court.id,
        justiceBureau: seat.justiceBureau.id,
      },
      facts: facts as CaseFacts,
      plannedFilingDate: day(filingDate),
      note: [published.title, ...published.notes].join('\n'),
      override: null,
    },
  };
}

const noOpinion = { on: null, agreed: true, opinion: null } as const;

/** The next command of each stage; the objection of PC07 and PC11 is what brought the proposal about. */
const nextCommand: Readonly<
  Partial<Record<Stage, (published: PublishedCase, state: CaseState) => CaseCommand>>
> = {
  wardReview: () => ({ kind: 'recordWardReview', data: noOpinion }),
  departmentReview: () => ({ kind: 'recordDepartmentReview', data: noOpinion }),
  committeeReview: () => ({ kind: 'recordCommitteeReview', data: { ...noOpinion, members: null } }),
  prisonNotice: (_, state) =>
    state.prisonNotice === null
      ? { kind: 'postPrisonNotice', data: { on: null } }
      : { kind: 'endPrisonNotice', data: { on: null, objections: [] } },
  procuratorateOpinion: ({ outcome }) => ({
    kind: 'giveProcuratorateOpinion',
    data: {
      on: null,
      stance: outcome.procuratorateObjection === null ? 'notPublished' : 'agree',
      text: outcome.procuratorateObjection,
    },
  }),
  proposalDecision: (published) => ({
    kind: 'decideProposal',
    data: {
      on: null,
      propose: true,
      proposal: proposed(published),
      reasons: null,
      replyToProcuratorate: null,
      override: null,
    },
  }),
  provincialConsent: () => ({
    kind: 'recordProvincialConsent',
    data: { on: null, consents: true, authority: null, opinion: null },
  }),
  proposal: (published) => ({
    kind: 'submitProposal',
    data: {
      on: day(published.input.filingDate),
      materials: [],
      override: null,
    },
  }),
  acceptance: ({ input }) => ({
    kind: 'acceptCase',
    data: { on: day(input.courtAcceptDate), courtCaseNumber: null },
  }),
  courtNotice: ({ input }, state) =>
    state.courtNotice === null
      ? { kind: 'postCourtNotice', data: { on: day(input.noticeStart) } }
      : { kind: 'endCourtNotice', data: { on: day(input.noticeEnd), objections: [] } },
  trial: ({ input, outcome }, state) =>
    state.trialMode === null
      ? {
          kind: 'chooseTrialMode',
          data: {
            on: null,
            mode: outcome.openHearing === true ? 'hearing' : 'notPublished',
            hearingDate: day(input.hearingDate),
          },
        }
      : {
          kind: 'recordTrial',
          data: {
            on: day(input.hearingDate),
            procurators: null,
            offenderInterviewed: null,
            summary: null,
          },
        },
  ruling: (published) => ruling(published),
  service: () => ({
    kind: 'serveRuling',
    data: { on: null, prison: null, procuratorate: null, offender: null, justiceBureau: null },
  }),
  execution: () => ({ kind: 'executeRuling', data: { on: null, certificateNumber: null } }),
  handover: () => ({ kind: 'handOver', data: { on: null } }),
  correctionReceipt: () => ({
    kind: 'receiveIntoCorrection',
    data: { on: null, reportedOn: null },
  }),
};

const following = (published: PublishedCase, state: CaseState): CaseCommand | null =>
  state.stage === 'closed' ? null : nextCommand[state.stage]!(published, state);

const proposed = ({ input }: PublishedCase): Proposal => ({
  reductionMonths: input.proposedReductionMonths ?? null,
  reductionDays: input.proposedReductionDays ?? null,
  resultTermMonths: input.proposedResultTermMonths ?? null,
  parole: input.proposedParole === true,
});

function ruling(published: PublishedCase): CaseCommand {
  const { input, outcome } = published;
  return {
    kind: 'makeRuling',
    data: {
      on: day(input.rulingDate),
      outcome: outcome.granted ? 'grant' : 'refuse',
      granted: {
        reductionMonths: outcome.reductionMonths,
        reductionDays: outcome.reductionDays,
        resultTermMonths: outcome.resultTermMonths,
        parole: outcome.paroleGranted === true,
      },
      newEnd: outcome.newEnd,
      paroleProbationEnd: outcome.paroleProbationEnd,
      resultSentence: outcome.resultSentence,
      politicalRightsYears: outcome.politicalRightsYears,
      reasons: null,
      override: null,
    },
  };
}

import { randomBytes } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Principal } from '#domain/access/principal.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { caseStream, type CaseCommand, type CaseEvent } from '#domain/casework/events.ts';
import { isPartyOf } from '#domain/casework/same-case.ts';
import type { OpenCaseData } from '#domain/casework/steps/open-case.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { principalKey, type CaseId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import {
  AppendedByOthers,
  EventIdConflict,
  WrongExpectedRevision,
  type EventToAppend,
  type RecordedEvent,
} from '#event-store/port.ts';
import { versionOf } from '#migrations/upcast.ts';
import { checkAttachment } from '../documents/check-attachment.ts';
import { storedDocument } from '../documents/stored-document.ts';
import { commandPorts, type CommandPorts } from '../ports.ts';
import { namedBy } from './acting-person.ts';
import { checkParties } from './check-parties.ts';
import { directoryOfOpening } from './directory-of-opening.ts';
import { likeOtherCases } from './check-other-cases.ts';
import type { OtherOpenings } from './opening-register.ts';
import { caseHistories, load, type CaseHistories } from './case-history.ts';
import type { CommandAnswer, CommandRequest } from './command-request.ts';
import { caseIdFor, earlierAnswer, earlierKeyOf, requestDigest } from './idempotency.ts';
import { keyReused } from '#domain/kernel/key-reused.ts';
import { eventIdFor } from '../submit/event-ids.ts';
import { SubmitCaseCommand } from './submit-case-command.ts';

/** Attempts for a command that may be decided again after a lost race. */
const attempts = 5;
/** Attempts for an opening beside which other processes open cases. */
const openingAttempts = 50;

@CommandHandler(SubmitCaseCommand)
export class SubmitCaseCommandHandler implements ICommandHandler<SubmitCaseCommand> {
  private readonly histories: CaseHistories;

  constructor(@Inject(commandPorts) private readonly ports: CommandPorts) {
    this.histories = caseHistories(ports.store);
  }

  /**
   * Loads, decides, appends. Resolves when the events are synced.
   * Throws Problem for everything that speaks against the command.
   */
  async execute({ request }: SubmitCaseCommand): Promise<CommandAnswer> {
    const caseId = request.caseId ?? (await this.openedCase(request));
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (request.name === 'openCase'
          ? this.ports.openings.alone(caseId, openingOf(request), (others) =>
              this.attempt(request, caseId, others),
            )
          : this.attempt(request, caseId, null));
      } catch (error) {
        // Another process has opened a case meanwhile, perhaps for the same person: it is looked at.
        if (error instanceof AppendedByOthers && attempt < openingAttempts) continue;
        if (!(error instanceof WrongExpectedRevision || error instanceof EventIdConflict))
          throw error;
        // After an id conflict the stream shows the first answer, or that the key belongs elsewhere.
        const again = error instanceof EventIdConflict || mayBeDecidedAgain(request);
        if (!again || attempt === attempts) throw conflict(error);
      }
    }
  }

  /** The case that an opening without an id opens, or opened when it was sent before. */
  private async openedCase({ principal, idempotencyKey }: CommandRequest): Promise<CaseId> {
    const earlier = await earlierKeyOf(this.ports.store, principal, idempotencyKey);
    return caseIdFor(earlier ?? principalKey(principal), idempotencyKey);
  }

  /** `others`: cases that were opened for the same person, number or reference; null for no opening. */
  private async attempt(
    request: CommandRequest,
    caseId: CaseId,
    others: OtherOpenings | null,
  ): Promise<CommandAnswer> {
    const { store, clock, signReceipt } = this.ports;
    const stream = caseStream(caseId);
    const history = await this.histories.of(stream);
    const sender = principalKey(request.principal);
    if (history.answered(sender, request.idempotencyKey)) {
      return answer(caseId, earlierAnswer(await load(store, stream), request), true);
    }
    const earlier = await earlierKeyOf(store, request.principal, request.idempotencyKey);
    if (earlier !== null) throw keyReused();
    const { revision } = history;
    const expects = request.expectedRevision !== null && request.expectedRevision !== revision;
    // Where a case stands is for its parties to know; a stranger is refused below, as without it, and so
    // is what nobody can have looked at.
    if (expects && history.state !== null && !isStranger(history.state, request.principal)) {
      throw conflict(new WrongExpectedRevision(stream, request.expectedRevision!, revision));
    }
    if (request.name === 'openCase') {
      checkParties(request.data, directoryOfOpening(this.ports, request.data));
    }
    if (request.name === 'attachDocument') {
      const document = await storedDocument(store, String(request.data['documentId']));
      checkAttachment(request.data, document, request.principal);
    }
    const decision = caseDecider.decide(
      { kind: request.name, data: request.data } as unknown as CaseCommand,
      history.state,
      {
        caseId,
        agency: request.principal.agency!.id,
        person: namedBy(request.principal, request.person, clock.now()),
        today: clock.today(),
      },
    );
    if (decision.kind === 'refused') throw new Problem(decision.code, decision.violations);
    if (others !== null && others.cases.length > 0) {
      await this.refuseLikeOthers(request, others.cases);
    }
    const digest = requestDigest(request);
    const ids = decision.events.map((_, index) =>
      eventIdFor(sender, request.idempotencyKey, index),
    );
    const receipt = await signReceipt({ eventIds: ids, at: clock.now() });
    const events = decision.events.map((event, index) =>
      toAppend(event, ids[index]!, request, digest, receipt as unknown as JsonObject),
    );
    const appended = await store.append(
      stream,
      events,
      revision < 0 ? 'noStream' : revision,
      // Where the store cannot watch, the openings of this process still wait for each other.
      others === null || !store.can.watchesOthers
        ? undefined
        : { type: 'CaseOpened', after: others.upTo },
    );
    this.histories.appended(stream, appended.events);
    return answer(caseId, appended.events, appended.repeated);
  }

  private async refuseLikeOthers(
    request: CommandRequest,
    others: readonly CaseId[],
  ): Promise<void> {
    const refusal = await likeOtherCases(
      { data: openingOf(request), opener: request.principal.agency!.id, others },
      async (other) => (await this.histories.of(caseStream(other))).state,
    );
    if (refusal !== null) throw new Problem(refusal.code, refusal.violations);
  }
}

/** The door has held it against the schema. */
const openingOf = ({ data }: CommandRequest): OpenCaseData => data as unknown as OpenCaseData;

const isStranger = (state: CaseState | null, { agency }: Principal): boolean =>
  state !== null && (agency === null || !isPartyOf(state, agency.id));

const mayBeDecidedAgain = ({ name, expectedRevision }: CommandRequest): boolean =>
  expectedRevision === null && name !== 'openCase' && steps[name].besideOthers;

function toAppend(
  event: CaseEvent,
  id: EventToAppend['id'],
  request: CommandRequest,
  digest: string,
  receipt: JsonObject,
): EventToAppend {
  const { principal, correlationId } = request;
  return {
    id,
    type: event.type,
    data: event.data as unknown as JsonObject,
    metadata: {
      correlationId,
      causationId: correlationId,
      actor: {
        kind: principal.kind,
        id: principal.id,
        agency: principal.agency?.id ?? null,
        role: principal.role,
      },
      schemaVersion: versionOf(event.type),
      salt: randomBytes(32).toString('base64url'),
      command: {
        name: request.name,
        idempotencyKey: request.idempotencyKey,
        requestDigest: digest,
        receipt,
      },
    },
  };
}

function answer(
  caseId: CaseId,
  events: readonly RecordedEvent[],
  repeated: boolean,
): CommandAnswer {
  const last = events.at(-1)!;
  return {
    caseId,
    revision: String(last.revision),
    position: String(last.position),
    events: events.map(({ id, type, stream, revision, position }) => ({
      id,
      type,
      stream,
      revision: String(revision),
      position: String(position),
    })),
    // No step of a case is taken without a promise.
    receipt: last.metadata.command!.receipt!,
    repeated,
  };
}

function conflict(error: WrongExpectedRevision | EventIdConflict): Problem {
  if (error instanceof EventIdConflict) return keyReused();
  return new Problem(
    'revision-conflict',
    [
      {
        rule: 'PROC-REVISION',
        article: null,
        text: {
          zh: '案件已有新的进展，请查看后再提交',
          en: 'The case has moved on; look at it before sending again',
        },
        expected: String(error.expected),
        actual: error.actual === null ? null : String(error.actual),
      },
    ],
    { cause: error },
  );
}

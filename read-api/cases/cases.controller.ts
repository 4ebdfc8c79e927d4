import { Route } from '#http/route.ts';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { caseDeadlines } from '#domain/casework/case-deadlines.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { dossierAnswer, caseEventsAnswer } from './case-answers.ts';
import { maskingFor, readCase } from './case-reader.ts';
import { marksOf } from '#domain/access/marks.ts';
import { masked } from '#domain/access/masking.ts';
import type { EventType } from '#migrations/event-versions.ts';
import { eventJson } from '../events/event-json.ts';
import { hiddenWordsOfEvents, maskedData } from '../events/hidden-words.ts';
import { notCaughtUp } from '../caught-up.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import { readAgain, type ReadRequest } from '#http/read-again.ts';
import { decimal, refuseFuture } from '../query-fields.ts';

const marks = marksOf(dossierAnswer);

export const asOfQuery = z.object({ at: decimal.optional(), after: decimal.optional() });

@Controller('/api/cases')
export class CasesController {
  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /** The dossier: the state, its deadlines and the position it shows. */
  @Get('/:id')
  @Route('case.read', {
    tag: 'cases',
    summary: { zh: '卷宗', en: 'The dossier, now or as of a position' },
    query: asOfQuery,
    answer: dossierAnswer,
  })
  async dossier(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: DoorRequest & ReadRequest,
  ) {
    const { at, after } = parseWith(asOfQuery, query);
    const again = readAgain(request);
    await this.reached(after);
    await refuseFuture(this.ports.store, at, 'schema-violation');
    const { state, events } = await readCase(this.ports.store, id, at);
    const masking = maskingFor(this.policy, request, 'case.read', state.agencies);
    await this.look(id, again ? 'CaseRefreshed' : 'CaseViewed', { at: at ?? null }, request);
    const dossier = {
      id,
      ...state,
      deadlines: caseDeadlines(state),
      revision: String(events.length - 1),
      asOf: String(events.at(-1)!.position),
    } as unknown as JsonObject;
    return masking === 'masked' ? masked(dossier, marks, hiddenWordsOfEvents(events)) : dossier;
  }

  /** The history of one case, each event with its proof state. */
  @Get('/:id/events')
  @Route('case.events', {
    tag: 'cases',
    summary: { zh: '案件历史', en: 'The history, each event with its proof state' },
    query: asOfQuery,
    answer: caseEventsAnswer,
  })
  async events(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: DoorRequest & ReadRequest,
  ) {
    const { at, after } = parseWith(asOfQuery, query);
    const again = readAgain(request);
    await this.reached(after);
    await refuseFuture(this.ports.store, at, 'schema-violation');
    const { state, events } = await readCase(this.ports.store, id, at);
    const masking = maskingFor(this.policy, request, 'case.events', state.agencies);
    const type = again ? 'CaseHistoryRefreshed' : 'CaseHistoryViewed';
    await this.look(id, type, { at: at ?? null }, request);
    const proofs = await this.ports.proofStateOf(events);
    const shown = masking === 'masked' ? maskedEvents(events) : events.map(eventJson);
    return shown.map((event, index) => ({ ...event, proof: proofs[index] ?? null }));
  }

  /** A case is folded from its own events, which are there as soon as a command was answered: no view is waited for. */
  private async reached(after: number | undefined): Promise<void> {
    if (after !== undefined && after > (await this.ports.store.head())) throw notCaughtUp();
  }

  private look(id: string, type: EventType, data: JsonObject, request: DoorRequest): Promise<void> {
    return this.ports.recordLook(`access-${id}`, type, { caseId: id, ...data }, request);
  }
}

/** The same with names and numbers masked in what they say; who did it, by which command, stays. */
function maskedEvents(events: readonly RecordedEvent[]): readonly JsonObject[] {
  const words = hiddenWordsOfEvents(events);
  return events.map((event) => ({
    ...eventJson(event),
    data: maskedData(event.type, event.data, words),
  }));
}

import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { marksOf } from '#domain/access/marks.ts';
import { masked } from '#domain/access/masking.ts';
import type { Masking, ReadOperation } from '#domain/access/operations.ts';
import { notPermitted } from '#domain/access/require-permission.ts';
import type { Principal } from '#domain/access/principal.ts';
import { criminalOperation } from '#domain/criminal/catalogue.ts';
import { isCriminalParty } from '#domain/criminal/agencies.ts';
import { criminalLimits, type CriminalLimit } from '#domain/criminal/criminal-limits.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import { criminalStream } from '#domain/criminal/events.ts';
import { possibleActs } from '#domain/criminal/possible-acts.ts';
import type { CriminalStepName } from '#domain/criminal/steps/index.ts';
import { isOverdue, owedLimits } from '#domain/criminal/owed-limits.ts';
import { criminalStageInfo, criminalStages } from '#domain/criminal/stages.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { Route } from '#http/route.ts';
import { notCaughtUp } from '../caught-up.ts';
import { eventJson } from '../events/event-json.ts';
import { hiddenWordsOfEvents, maskedData, openHiddenWords } from '../events/hidden-words.ts';
import { lookAtList } from '../list-look.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import {
  contentRange,
  decimal,
  districtCode,
  jsonParameter,
  month,
  range,
  refuseFuture,
} from '../query-fields.ts';
import { readAgain, type ReadRequest } from '#http/read-again.ts';
import { partyFilter } from '../visibility.ts';
import {
  criminalMemory,
  readCriminal,
  relationToCriminal,
  type CriminalCases,
  type KnownCriminalCase,
} from './criminal-cases.ts';
import {
  criminalCaseAnswer,
  criminalCountsAnswer,
  criminalEventsAnswer,
  criminalListAnswer,
  criminalRow,
} from './criminal-read-answers.ts';

type Request = DoorRequest & ReadRequest;

const caseMarks = marksOf(criminalCaseAnswer);
const rowMarks = marksOf(criminalRow);
const asOfQuery = z.object({ at: decimal.optional(), after: decimal.optional() });
const flagText = z.enum(['true', 'false']).transform((text) => text === 'true');
const narrowing = {
  district: districtCode.optional(),
  /** Month of the filing. */
  openedMonth: month.optional(),
};
export const criminalCountsQuery = z.object({ ...narrowing, after: decimal.optional() });
export const criminalListQuery = z.object({
  ...narrowing,
  stage: z.enum(criminalStages).optional(),
  /** Only what waits for somebody, or only what does not. */
  open: flagText.optional(),
  /** Only cases with a limit that is owed and past. */
  overdue: flagText.optional(),
  range,
  sort: jsonParameter(
    z.tuple([z.enum(['filedOn', 'lastOn', 'due', 'reference']), z.enum(['ASC', 'DESC'])]),
  ).default(['filedOn', 'DESC']),
  after: decimal.optional(),
});
type ListQuery = z.output<typeof criminalListQuery>;

/** SUPV-1, COCK-4: criminal cases, each with its history and time limits. */
@Controller('/api/criminal-cases')
export class CriminalCasesController {
  private readonly cases: () => Promise<CriminalCases>;
  private readonly wordsOf: ReturnType<typeof openHiddenWords>;

  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {
    this.cases = criminalMemory(ports.store);
    this.wordsOf = openHiddenWords(ports.store);
  }

  /** Criminal cases; the total in `Content-Range`. */
  @Get()
  @Route('criminal.list', {
    tag: 'cases',
    summary: { zh: '刑事案件列表', en: 'Criminal cases; the total in Content-Range' },
    query: criminalListQuery,
    answer: criminalListAnswer,
  })
  async list(
    @Query() given: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const query = parseWith(criminalListQuery, given);
    const rows = (await this.rowsFor(query, request)).toSorted(inOrder(query.sort));
    const [first, last] = query.range;
    const page = rows.slice(first, last + 1);
    const { after: _, ...asked } = query;
    await lookAtList(this.ports.recordLook, 'criminalCases', asked, page.length, request);
    void reply.header(
      'content-range',
      contentRange('criminal-cases', first, page.length, rows.length),
    );
    return Promise.all(page.map((row) => this.shownRow(row, request)));
  }

  /** How many criminal cases stand where, and how many have a limit that is owed and past. */
  @Get('/counts')
  @Route('criminal.list', {
    tag: 'cases',
    summary: { zh: '刑事案件数', en: 'How many criminal cases stand at each stage' },
    query: criminalCountsQuery,
    answer: criminalCountsAnswer,
  })
  async counts(@Query() given: unknown, @Req() request: Request) {
    const rows = await this.rowsFor(parseWith(criminalCountsQuery, given), request);
    const at = Object.groupBy(rows, ({ stage }) => stage);
    return {
      stages: Object.fromEntries(criminalStages.map((stage) => [stage, at[stage]?.length ?? 0])),
      overdue: rows.filter(({ overdue }) => overdue > 0).length,
    };
  }

  /** The case: its state, its time limits and the position it shows. */
  @Get('/:id')
  @Route('criminal.read', {
    tag: 'cases',
    summary: { zh: '刑事案件', en: 'A criminal case, now or as of a position' },
    query: asOfQuery,
    answer: criminalCaseAnswer,
  })
  async one(@Param('id') id: string, @Query() given: unknown, @Req() request: Request) {
    const { state, events } = await this.opened('criminal.read', { id, given, request });
    const shown = {
      ...state,
      id,
      turn: turnOf(state),
      limits: criminalLimits(state),
      possible: this.actsOf(state, request.principal!),
      revision: String(events.length - 1),
      asOf: String(events.at(-1)!.position),
    } as unknown as JsonObject;
    return this.maskingFor(request, 'criminal.read', state) === 'masked'
      ? masked(shown, caseMarks, hiddenWordsOfEvents(events))
      : shown;
  }

  /** The history of one criminal case, each event with its proof state. */
  @Get('/:id/events')
  @Route('criminal.events', {
    tag: 'cases',
    summary: {
      zh: '刑事案件历史',
      en: 'The history of a criminal case, each event with its proof state',
    },
    query: asOfQuery,
    answer: criminalEventsAnswer,
  })
  async events(@Param('id') id: string, @Query() given: unknown, @Req() request: Request) {
    const { state, events } = await this.opened('criminal.events', { id, given, request });
    const proofs = await this.ports.proofStateOf(events);
    const hide = this.maskingFor(request, 'criminal.events', state) === 'masked';
    const words = hide ? hiddenWordsOfEvents(events) : [];
    return events.map((event, index) => ({
      ...eventJson(event),
      ...(hide ? { data: maskedData(event.type, event.data, words) } : {}),
      proof: proofs[index] ?? null,
    }));
  }

  /** The cases that the asker may list, once those up to the position asked for are there. */
  private async rowsFor(query: Partial<ListQuery>, request: Request): Promise<readonly Row[]> {
    await this.reached(query.after);
    const today = this.ports.today();
    const { party } = partyFilter(this.policy, request.principal!, 'criminal.list');
    return [...(await this.cases()).values()]
      .filter(({ state }) => party === undefined || isCriminalParty(state.agencies, party))
      .filter(({ state }) => query.district === undefined || state.district === query.district)
      .map((known) => rowOf(known, today))
      .filter((row) => isChosen(row, query));
  }

  /** A case that the asker may see, with the look at it kept. */
  private async opened(
    operation: 'criminal.read' | 'criminal.events',
    {
      id,
      given,
      request,
    }: { readonly id: string; readonly given: unknown; readonly request: Request },
  ) {
    const { at, after } = parseWith(asOfQuery, given);
    await this.reached(after);
    await refuseFuture(this.ports.store, at, 'schema-violation');
    const found = await readCriminal(this.ports.store, id, at);
    this.maskingFor(request, operation, found.state);
    await this.ports.recordLook(
      `access-criminal-${id}`,
      'CriminalCaseViewed',
      {
        criminalCaseId: id,
        part: operation === 'criminal.read' ? 'dossier' : 'events',
        at: at ?? null,
        again: readAgain(request),
      },
      request,
    );
    return found;
  }

  /** Steps that the asker's agency takes here, and that the asker may take. */
  private actsOf(state: CriminalState, principal: Principal): readonly CriminalStepName[] {
    if (principal.agency === null) return [];
    return possibleActs(state, principal.agency.id).filter(
      (name) =>
        this.policy.permits({ principal, operation: criminalOperation(name), relation: 'ownCase' })
          .allowed,
    );
  }

  /** What is folded from the log is there as soon as a command was answered: no view is waited for. */
  private async reached(after: number | undefined): Promise<void> {
    if (after !== undefined && after > (await this.ports.store.head())) throw notCaughtUp();
  }

  /** Whether the asker may do this with this case, and what is masked. Throws Problem `forbidden`. */
  private maskingFor(
    { principal }: DoorRequest,
    operation: ReadOperation,
    state: Pick<CriminalState, 'agencies'>,
  ): Masking {
    const relation = relationToCriminal(principal!, state.agencies);
    const permission = this.policy.permits({ principal: principal!, operation, relation });
    if (permission.allowed) return permission.masking;
    throw notPermitted(permission);
  }

  private async shownRow(row: Row, request: Request): Promise<JsonObject> {
    const shown = row as unknown as JsonObject;
    if (this.maskingFor(request, 'criminal.list', row) === 'full') return shown;
    return masked(shown, rowMarks, await this.wordsOf(criminalStream(row.id)));
  }
}

const turnOf = ({ stage, agencies }: CriminalState) => {
  const { turn } = criminalStageInfo[stage];
  return { kind: turn, agency: turn === null ? null : agencies[turn] };
};

/** Reckoned once for each state of a case: lists and counts are asked for after every event of any. */
const reckoned = new WeakMap<CriminalState, readonly CriminalLimit[]>();
const limitsOf = (state: CriminalState): readonly CriminalLimit[] =>
  reckoned.getOrInsertComputed(state, criminalLimits);

function rowOf({ state, revision }: KnownCriminalCase, today: LegalDate) {
  const limits = limitsOf(state);
  const { reference, courtCaseNumber, suspect, offence, agencies } = state;
  return {
    id: state.caseId,
    reference,
    courtCaseNumber,
    suspect,
    offence,
    agencies,
    stage: state.stage,
    outcome: state.outcome,
    custody: state.custody,
    filedOn: state.acts[0]!.on,
    lastOn: state.lastOn,
    turn: turnOf(state),
    next: owedLimits(limits)[0] ?? null,
    overdue: limits.filter((limit) => isOverdue(limit, today)).length,
    revision: String(revision),
  };
}
type Row = ReturnType<typeof rowOf>;

const isChosen = (row: Row, { stage, open, overdue, openedMonth }: Partial<ListQuery>): boolean =>
  (openedMonth === undefined || row.filedOn.startsWith(openedMonth)) &&
  (stage === undefined || row.stage === stage) &&
  (open === undefined || open === (row.turn.kind !== null)) &&
  (overdue === undefined || overdue === row.overdue > 0);

/** By the day or reference asked for, then by id, so that pages fit together. */
function inOrder([by, order]: ListQuery['sort']) {
  const key = (row: Row): string =>
    by === 'due' ? (row.next?.due ?? (order === 'ASC' ? '9999' : '0000')) : row[by];
  const sign = order === 'ASC' ? 1 : -1;
  return (a: Row, b: Row): number =>
    key(a) === key(b) ? (a.id < b.id ? -1 : 1) : key(a) < key(b) ? -sign : sign;
}

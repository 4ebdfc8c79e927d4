import { workCountsAnswer, workListAnswer } from './work-list-answers.ts';
import { Route } from '#http/route.ts';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import type { Principal } from '#domain/access/principal.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { stages } from '#domain/casework/stages.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { addDays } from '#domain/kernel/legal-date.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { WorkListFilter, WorkListRequest } from '#projections/ports/work-list-store.ts';
import { marksOf } from '#domain/access/marks.ts';
import { workListEntrySchema } from '#projections/ports/view-schemas.ts';
import { openMaskedLines } from '../events/hidden-words.ts';
import { nearDays } from '../messages/messages.ts';
import { lookAtList } from '../list-look.ts';
import { caughtUp } from '../caught-up.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import type { ReadRequest } from '#http/read-again.ts';
import {
  asOf,
  at,
  contentRange,
  decimal,
  districtCode,
  legalDay,
  month,
  range,
  refuseFuture,
} from '../query-fields.ts';
import { partyFilter } from '../visibility.ts';

const filters = {
  stage: z.enum(stages).optional(),
  measure: z.enum(['commutation', 'parole', 'reprieveExpiry']).optional(),
  district: districtCode.optional(),
  openedMonth: month.optional(),
  agencyKind: z.enum(agencyKinds).optional(),
  after: decimal.optional(),
};
export const workListQuery = z.object({
  ...filters,
  /** What is owed at one's turn or beside it; `right`: what may still be used today and need not. */
  kind: z.enum(['turn', 'deadline', 'right']).optional(),
  /** Only where the asker may take the next step. */
  mine: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(false),
  overdueOn: legalDay.optional(),
  dueFrom: legalDay.optional(),
  range,
  at,
});
export const workCountsQuery = z.object({
  ...filters,
  /** The day from which overdue and upcoming are counted. */
  on: legalDay,
});

/** 待办: what waits for the asker's agency, what it owes or may still use; the most pressing first. */
@Controller('/api/work-list')
export class WorkListController {
  private readonly maskedLines: ReturnType<typeof openMaskedLines>;

  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {
    this.maskedLines = openMaskedLines(ports.store, marksOf(workListEntrySchema));
  }

  /** A page of the list; names are masked for who does not work on the cases. */
  @Get()
  @Route('case.list', {
    tag: 'cases',
    summary: { zh: '待办', en: "What waits for the asker's agency" },
    query: workListQuery,
    answer: workListAnswer,
  })
  async list(
    @Query() query: unknown,
    @Req() request: DoorRequest & ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { principal } = request;
    const parsed = parseWith(workListQuery, query);
    await refuseFuture(this.ports.store, parsed.at, 'page-expired');
    const filter = await this.filterOf(parsed, principal!);
    const [first, last] = parsed.range;
    const list = await this.ports.views.workLists.list({
      ...filter,
      ...this.kindOf(parsed.kind),
      ...(parsed.mine ? { mine: { steps: this.stepsOf(principal!), on: this.ports.today() } } : {}),
      ...(parsed.overdueOn === undefined ? {} : { overdueOn: parsed.overdueOn }),
      ...(parsed.dueFrom === undefined ? {} : { dueFrom: parsed.dueFrom }),
      offset: first,
      limit: last - first + 1,
      ...asOf(parsed.at),
    });
    const { after: _, ...asked } = parsed;
    await lookAtList(this.ports.recordLook, 'workList', asked, list.entries.length, request);
    void reply.header(
      'content-range',
      contentRange('work-list', first, list.entries.length, list.total),
    );
    const entries = list.entries as unknown as (JsonObject & { readonly caseId: string })[];
    return {
      asOf: String(list.asOf),
      total: list.total,
      entries: filter.agency === undefined ? await this.maskedLines(entries) : entries,
    };
  }

  /** How many there are of each scope of the list, in one answer. */
  @Get('/counts')
  @Route('case.list', {
    tag: 'cases',
    summary: { zh: '待办数', en: 'How many items the work list has, by what makes them pressing' },
    query: workCountsQuery,
    answer: workCountsAnswer,
  })
  async counts(@Query() query: unknown, @Req() { principal }: DoorRequest) {
    const parsed = parseWith(workCountsQuery, query);
    const { asOf, ...counts } = await this.ports.views.workLists.count({
      ...(await this.filterOf(parsed, principal!)),
      steps: this.stepsOf(principal!),
      on: parsed.on,
      until: addDays(parsed.on, nearDays + 1),
    });
    return { asOf: String(asOf), ...counts };
  }

  private async filterOf(
    {
      stage,
      measure,
      district,
      openedMonth,
      agencyKind,
      after,
    }: z.output<z.ZodObject<typeof filters>>,
    principal: Principal,
  ): Promise<WorkListFilter> {
    await caughtUp(this.ports, 'worklist', after);
    const { party } = partyFilter(this.policy, principal, 'case.list');
    return {
      ...(party === undefined ? {} : { agency: party }),
      ...(principal.kind === 'person' ? { staffNumber: principal.staff.staffNumber } : {}),
      ...(stage === undefined ? {} : { stage }),
      ...(measure === undefined ? {} : { measure }),
      ...(district === undefined ? {} : { district }),
      ...(openedMonth === undefined ? {} : { openedMonth }),
      ...(agencyKind === undefined ? {} : { agencyKind }),
    };
  }

  private kindOf(kind: z.output<typeof workListQuery>['kind']): Partial<WorkListRequest> {
    if (kind === 'right') return { rightsOn: this.ports.today() };
    return kind === undefined ? {} : { kind };
  }

  /** The steps that this person may take in a case of the own agency. */
  private stepsOf(principal: Principal): readonly StepCommand[] {
    return (Object.keys(steps) as StepCommand[]).filter(
      (name) =>
        this.policy.permits({ principal, operation: `command:${name}`, relation: 'ownCase' })
          .allowed,
    );
  }
}

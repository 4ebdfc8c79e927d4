import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { marksOf } from '#domain/access/marks.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { watchedAgencyKinds } from '#domain/supervision/watched-agencies.ts';
import { stages } from '#domain/casework/stages.ts';
import { criminalStages } from '#domain/criminal/stages.ts';
import { warningLevels } from '#domain/supervision/warning-level.ts';
import { warningScopes } from '#domain/supervision/warning-scopes.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { Route } from '#http/route.ts';
import { warningEntrySchema } from '#projections/ports/view-schemas.ts';
import type { WarningFilter } from '#projections/ports/warning-store.ts';
import { caughtUp } from '../caught-up.ts';
import { openMaskedLines } from '../events/hidden-words.ts';
import { lookAtList } from '../list-look.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import {
  asOf,
  at,
  contentRange,
  decimal,
  districtCode,
  month,
  present,
  range,
  refuseFuture,
} from '../query-fields.ts';
import type { ReadRequest } from '#http/read-again.ts';
import { partyFilter } from '../visibility.ts';
import { openWarningReader } from './read-warning.ts';
import { warningAnswer, warningCountsAnswer, warningsAnswer } from './warning-answers.ts';

const filters = {
  /** Of this case alone, of either kind. */
  caseId: z.uuid().optional(),
  agencyKind: z.enum(watchedAgencyKinds).optional(),
  agency: z.string().max(63).optional(),
  district: districtCode.optional(),
  /** `criminal`: of criminal cases. */
  measure: z.enum(['commutation', 'parole', 'reprieveExpiry', 'criminal']).optional(),
  stage: z.enum([...stages, ...criminalStages]).optional(),
  openedMonth: month.optional(),
  /** Id of the time limit in the process definition. */
  limitId: z.string().max(60).optional(),
  /** Id of the supervisor who looks after it. */
  supervisor: z.string().max(63).optional(),
  after: decimal.optional(),
};
export const warningCountsQuery = z.object(filters);
export const warningsQuery = z.object({
  ...filters,
  scope: z.enum(warningScopes).default('open'),
  level: z.enum(warningLevels).optional(),
  /** Only where the agency let the day pass on which it was to explain itself. */
  escalated: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  range,
  at,
});
const oneQuery = z.object({ after: decimal.optional() });

/** SUPV-1, SUPV-2: what is near, due and overdue; an agency sees its own. */
@Controller('/api/warnings')
export class WarningsController {
  private readonly maskedLines: ReturnType<typeof openMaskedLines>;
  private readonly readWarning: ReturnType<typeof openWarningReader>;

  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {
    this.maskedLines = openMaskedLines(ports.store, marksOf(warningEntrySchema));
    this.readWarning = openWarningReader(ports.store, policy);
  }

  @Get()
  @Route('warning.read', {
    tag: 'cases',
    summary: { zh: '预警清单', en: 'Warnings, the first due first; the total in Content-Range' },
    query: warningsQuery,
    answer: warningsAnswer,
  })
  async list(
    @Query() query: unknown,
    @Req() request: DoorRequest & ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const parsed = parseWith(warningsQuery, query);
    await refuseFuture(this.ports.store, parsed.at, 'page-expired');
    const filter = await this.filterOf(parsed, request.principal!);
    const { scope, level, escalated } = parsed;
    const [first, last] = parsed.range;
    const list = await this.ports.views.warnings.list({
      ...filter,
      scope,
      ...present({ level, escalated }),
      offset: first,
      limit: last - first + 1,
      ...asOf(parsed.at),
    });
    const { after: _, ...asked } = parsed;
    await lookAtList(this.ports.recordLook, 'warnings', asked, list.entries.length, request);
    void reply.header(
      'content-range',
      contentRange('warnings', first, list.entries.length, list.total),
    );
    const entries = list.entries as unknown as (JsonObject & { readonly caseId: string })[];
    return {
      asOf: String(list.asOf),
      total: list.total,
      entries: this.isMasked(request.principal!) ? await this.maskedLines(entries) : entries,
    };
  }

  @Get('/counts')
  @Route('warning.read', {
    tag: 'cases',
    summary: { zh: '预警数', en: 'How many warnings there are, by what is to be done' },
    query: warningCountsQuery,
    answer: warningCountsAnswer,
  })
  async counts(@Query() query: unknown, @Req() { principal }: DoorRequest) {
    const parsed = parseWith(warningCountsQuery, query);
    const counts = await this.ports.views.warnings.count(await this.filterOf(parsed, principal!));
    return { ...counts, asOf: String(counts.asOf) };
  }

  /** The warning with its history, from the log. */
  @Get('/:id')
  @Route('warning.read', {
    tag: 'cases',
    summary: { zh: '预警详情', en: 'A warning with its arithmetic, article and history' },
    query: oneQuery,
    answer: warningAnswer,
  })
  async one(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: DoorRequest & ReadRequest,
  ) {
    parseWith(oneQuery, query);
    const found = await this.readWarning(id, request.principal!, this.isMasked(request.principal!));
    await lookAtList(this.ports.recordLook, 'warnings', { id }, 1, request);
    return found;
  }

  private async filterOf(
    { after, agency, ...rest }: z.output<typeof warningCountsQuery>,
    principal: Principal,
  ): Promise<WarningFilter> {
    await caughtUp(this.ports, 'warnings', after);
    const { party } = partyFilter(this.policy, principal, 'warning.read');
    const { caseId, agencyKind, district, measure, stage, openedMonth, limitId, supervisor } = rest;
    return present({
      caseId,
      agency: party ?? agency,
      agencyKind,
      district,
      measure,
      stage,
      openedMonth,
      limitId,
      supervisor,
    }) as WarningFilter;
  }

  private isMasked(principal: Principal): boolean {
    const relation =
      partyFilter(this.policy, principal, 'warning.read').party === undefined
        ? 'otherCase'
        : 'ownCase';
    const permission = this.policy.permits({ principal, operation: 'warning.read', relation });
    return !permission.allowed || permission.masking === 'masked';
  }
}

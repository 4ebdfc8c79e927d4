import {
  qualityCasesAnswer,
  qualityDefectsAnswer,
  qualitySummaryAnswer,
} from './quality-answers.ts';
import { Route } from '#http/route.ts';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { defectCodes, severities } from '#domain/casework/defects.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import {
  qualityFilters,
  qualityOrders,
  type QualityChoice,
  type QualityPage,
  type QualityRequest,
} from '#projections/ports/quality-store.ts';
import { marksOf } from '#domain/access/marks.ts';
import { qualityLineSchema } from '#projections/ports/view-schemas.ts';
import { caseChoiceFields, valuesOf } from '../cases/case-choice.ts';
import { openMaskedLines } from '../events/hidden-words.ts';
import { lookAtList } from '../list-look.ts';
import { caughtUp } from '../caught-up.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import type { ReadRequest } from '#http/read-again.ts';
import {
  asOf,
  at,
  refuseFuture,
  contentRange,
  decimal,
  jsonParameter,
  range,
} from '../query-fields.ts';
import { partyFilter } from '../visibility.ts';

const { agency, agencyKind, district, stage } = caseChoiceFields;
const qualityFields = {
  agency,
  agencyKind,
  district,
  stage,
  code: valuesOf(z.enum(defectCodes)),
  severity: valuesOf(z.enum(severities)),
};
export const qualitySummaryQuery = z.object({ ...qualityFields, after: decimal.optional() });
export const qualityQuery = qualitySummaryQuery.extend({
  range,
  at,
  sort: jsonParameter(z.tuple([z.enum(qualityOrders), z.enum(['ASC', 'DESC'])])).default([
    'severity',
    'DESC',
  ]),
});

/** CASE-6: how complete the data of the cases are that the asker may list, and what is wrong with them. */
@Controller('/api/quality')
export class QualityController {
  private readonly maskedLines: ReturnType<typeof openMaskedLines>;

  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {
    this.maskedLines = openMaskedLines(ports.store, marksOf(qualityLineSchema));
  }

  /** Defects, each with its case and the place where it is mended; the total in `Content-Range`. */
  @Get()
  @Route('case.quality', {
    tag: 'cases',
    summary: { zh: '数据质检缺陷', en: 'Defects of the data, each with its case and place' },
    query: qualityQuery,
    answer: qualityDefectsAnswer,
  })
  async defects(
    @Query() query: unknown,
    @Req() request: DoorRequest & ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = await this.asked(query, request);
    const page = await this.ports.views.quality.defects(asked);
    await this.looked('quality', asked, page.rows.length, request);
    return this.rowsOf(page, asked, reply);
  }

  /** The same by cases: how complete each is. */
  @Get('/cases')
  @Route('case.quality', {
    tag: 'cases',
    summary: { zh: '案件数据完整率', en: 'How complete the data of each case are' },
    query: qualityQuery,
    answer: qualityCasesAnswer,
  })
  async cases(
    @Query() query: unknown,
    @Req() request: DoorRequest & ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = await this.asked(query, request);
    const page = await this.ports.views.quality.cases(asked);
    await this.looked('qualityCases', asked, page.rows.length, request);
    return this.rowsOf(page, asked, reply);
  }

  /** Completeness by agency, and defects by their kind. */
  @Get('/summary')
  @Route('case.quality', {
    tag: 'cases',
    summary: { zh: '数据质检汇总', en: 'Completeness by agency, defects by kind' },
    query: qualitySummaryQuery,
    answer: qualitySummaryAnswer,
  })
  async summary(@Query() query: unknown, @Req() request: DoorRequest) {
    const parsed = parseWith(qualitySummaryQuery, query);
    const answer = await this.ports.views.quality.summary(await this.choice(parsed, request));
    return { ...answer, asOf: String(answer.asOf) };
  }

  private looked(
    list: 'quality' | 'qualityCases',
    { filter, offset, limit }: QualityRequest,
    rows: number,
    request: DoorRequest & ReadRequest,
  ): Promise<void> {
    const asked = { ...filter, offset, limit };
    return lookAtList(this.ports.recordLook, list, asked, rows, request);
  }

  private async asked(query: unknown, request: DoorRequest): Promise<QualityRequest> {
    const parsed = parseWith(qualityQuery, query);
    const { range: rows, sort, at: position } = parsed;
    await refuseFuture(this.ports.store, position, 'page-expired');
    return {
      ...(await this.choice(parsed, request)),
      sort: sort[0],
      order: sort[1] === 'ASC' ? 'ascending' : 'descending',
      offset: rows[0],
      limit: rows[1] - rows[0] + 1,
      ...asOf(position),
    };
  }

  private async choice(
    { after, ...fields }: z.infer<typeof qualitySummaryQuery>,
    request: DoorRequest,
  ): Promise<QualityChoice> {
    await caughtUp(this.ports, 'quality', after);
    const given = qualityFilters.map((name) => [name, fields[name]] as const);
    return {
      filter: Object.fromEntries(given.filter(([, values]) => values !== undefined)),
      ...partyFilter(this.policy, request.principal!, 'case.list'),
    };
  }

  /** Who may list other agencies' cases sees them masked. */
  private async rowsOf(
    page: QualityPage<object>,
    { offset, party }: QualityRequest,
    reply: FastifyReply,
  ): Promise<readonly JsonObject[]> {
    const { total, rows } = page;
    void reply.headers({
      'content-range': contentRange('quality', offset, rows.length, total),
      'andu-as-of': String(page.asOf),
    });
    const plain = rows as unknown as (JsonObject & { readonly caseId: string })[];
    return party === undefined ? this.maskedLines(plain) : plain;
  }
}

import { searchAnswer, searchExportAnswer } from './search-answers.ts';
import { Route } from '#http/route.ts';
import { Body, Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { longestQuery } from '#domain/kernel/search-limits.ts';
import { searchFacets } from '#projections/ports/search-store.ts';
import { caughtUp } from '../caught-up.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import { decimal, jsonParameter, legalDay, present } from '../query-fields.ts';
import { allHits, searchExport, searchFilter } from './search-export.ts';
import { partyFilter, sightOf } from '../visibility.ts';

export const searchQuery = z.object({
  q: z.string().max(longestQuery).default(''),
  filter: jsonParameter(searchFilter).default({}),
  facets: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(searchFacets)))
    .optional(),
  sort: z.enum(['relevance', 'newest']).optional(),
  limit: decimal.pipe(z.int().min(1).max(100)).default(20),
  searchAfter: z.string().max(500).optional(),
  searchBefore: z.string().max(500).optional(),
  overdueOn: legalDay.optional(),
  after: decimal.optional(),
});
/** What is found over many cases. */
@Controller('/api')
export class SearchController {
  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /** Hits with highlights, facets, histogram. The question itself is recorded. */
  @Get('/search')
  @Route('search', {
    tag: 'cases',
    summary: { zh: '检索', en: 'Hits with highlights, facets, histogram' },
    query: searchQuery,
    answer: searchAnswer,
  })
  async search(@Query() query: unknown, @Req() request: DoorRequest) {
    const { after, filter, ...asked } = parseWith(searchQuery, query);
    await caughtUp(this.ports, 'search', after);
    const visible = partyFilter(this.policy, request.principal!, 'search');
    await this.ports.recordLook(
      'access-search',
      'Searched',
      { q: asked.q, filter: present(filter) as JsonObject },
      request,
    );
    const answer = await this.ports.views.search.search({
      ...(present(asked) as { q: string; limit: number }),
      filter: filter as never,
      ...visible,
      sight: sightOf(visible),
    });
    return { ...answer, asOf: String(answer.asOf) };
  }

  /**
   * What a search finds, to be taken away for a stated purpose. That it was taken is an event,
   * with purpose, question and number of rows, before the rows go out.
   */
  @Post('/search/export')
  @Route('search.export', {
    tag: 'cases',
    summary: { zh: '导出检索结果', en: 'Every hit, for a purpose that is recorded first' },
    body: searchExport,
    answer: searchExportAnswer,
  })
  async export(@Body() body: unknown, @Req() request: DoorRequest) {
    const { purpose, filter, ...asked } = parseWith(searchExport, body);
    const visible = partyFilter(this.policy, request.principal!, 'search.export');
    const hits = await allHits(this.ports.views.search, {
      ...asked,
      filter,
      ...visible,
      sight: sightOf(visible),
    });
    await this.ports.recordLook(
      'access-search',
      'SearchExported',
      { purpose, ...asked, filter: present(filter) as JsonObject, rows: hits.length },
      request,
    );
    return {
      number: request.correlationId,
      at: new Date().toISOString(),
      hits,
    };
  }
}

import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  SetMetadata,
} from '@nestjs/common';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { maskName } from '#domain/access/masking.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#http/operation.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { longestQuery } from '#domain/kernel/search-limits.ts';
import { searchFacets } from '#projections/ports/search-store.ts';
import { countKinds, cockpitDimensions } from '#projections/ports/cockpit-figures.ts';
import { eventMasking, openHiddenWords } from '../events/hidden-words.ts';
import { readPorts, type ReadPorts, type StaffMember } from '../ports.ts';
import {
  at,
  decimal,
  jsonParameter,
  legalDay,
  notCaughtUp,
  oneOrMore,
  refuseFuture,
} from '../query-fields.ts';
import { staffCounts } from './staff-counts.ts';
import { allHits, searchExport, searchFilter } from './search-export.ts';
import { partyFilter, patience, sightOf } from '../visibility.ts';

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
/** Whose cases are counted is the server's to say. */
const askedDimensions = cockpitDimensions.filter((name) => name !== 'kind' && name !== 'party');
const names = z
  .string()
  .transform((text) => text.split(',').filter((name) => name !== ''))
  .pipe(z.array(z.enum(askedDimensions)))
  .default([]);
export const cockpitQuery = z.object({
  by: names,
  where: jsonParameter(
    z.strictObject(Object.fromEntries(askedDimensions.map((name) => [name, oneOrMore.optional()]))),
  ).default({}),
  dueBefore: legalDay.optional(),
});
export const accessQuery = z.object({
  caseId: z.uuid().optional(),
  actor: z.string().max(80).optional(),
  agency: z.string().max(80).optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** Only what a person opened, without what a page read again by itself. */
  opened: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  offset: decimal.default(0),
  limit: decimal.pipe(z.int().min(1).max(200)).default(50),
  at,
});

/** Who looked, as everybody is named to an auditor: by surname and post. */
const maskedPerson = (member: StaffMember | undefined) =>
  member === undefined ? null : { name: maskName(member.name), post: member.post };

/** Keeps what is there, for options whose absence means something. */
const present = <Part extends object>(part: Part) =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));

/** What is found and counted over many cases. */
@Controller('/api')
export class SearchController {
  private readonly wordsOfCase: ReturnType<typeof openHiddenWords>;

  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {
    this.wordsOfCase = openHiddenWords(ports.store);
  }

  /** Hits with highlights, facets, histogram. The question itself is recorded. */
  @Get('/search')
  @SetMetadata(operationMetadata, 'search')
  async search(@Query() query: unknown, @Req() request: DoorRequest) {
    const { after, filter, ...asked } = parseWith(searchQuery, query);
    if (after !== undefined && !(await this.ports.waitForView('search', after, patience))) {
      throw notCaughtUp();
    }
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
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'search.export')
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

  /** How many people each kind of agency has in the directory, by role. */
  @Get('/staff')
  @SetMetadata(operationMetadata, 'cockpit')
  staff() {
    return staffCounts(this.ports.staff(), this.ports.directory());
  }

  /**
   * Aggregates of the kinds of `countKinds`, by any dimensions: over the cases that the asker may
   * list. `party` says whose they are, null for everybody's.
   */
  @Get('/cockpit/:panel')
  @SetMetadata(operationMetadata, 'cockpit')
  async cockpit(
    @Param('panel') panel: string,
    @Query() query: unknown,
    @Req() request: DoorRequest,
  ) {
    const kind = countKinds.find((name) => name === panel);
    if (kind === undefined) throw new Problem('not-found');
    const { by, where, dueBefore } = parseWith(cockpitQuery, query);
    const { party = null } = partyFilter(this.policy, request.principal!, 'case.list');
    const answer = await this.ports.views.cockpit.count({
      kind,
      party,
      by,
      where: where as never,
      ...(dueBefore === undefined ? {} : { dueBefore }),
    });
    return { ...answer, party, asOf: String(answer.asOf) };
  }

  /** Who looked at what, the newest first. */
  @Get('/access-log')
  @SetMetadata(operationMetadata, 'audit.read')
  async accessLog(@Query() query: unknown) {
    const asked = parseWith(accessQuery, query);
    await refuseFuture(this.ports.store, asked.at, 'page-expired');
    const answer = await this.ports.views.accessLog.list(
      present(asked) as { offset: number; limit: number },
    );
    // Who looked is said; what they asked for may be a name, and is masked as everywhere.
    const dataOf = eventMasking(this.wordsOfCase);
    const staff = new Map(this.ports.staff().map((member) => [member.id, member]));
    const looks = await Promise.all(
      answer.looks.map(async (look) => ({
        ...look,
        person: maskedPerson(staff.get(look.actor.id)),
        detail: await dataOf({ type: look.what, stream: '', data: look.detail }),
      })),
    );
    return { ...answer, looks, asOf: String(answer.asOf) };
  }
}

import { cockpitAnswer, staffAnswer } from './cockpit-answers.ts';
import { Route } from '#http/route.ts';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { countKinds, cockpitDimensions } from '#projections/ports/cockpit-figures.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import { jsonParameter, legalDay, oneOrMore } from '../query-fields.ts';
import { partyFilter } from '../visibility.ts';
import { staffCounts } from './staff-counts.ts';

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
/** What is counted over many cases, and over the people who work on them. */
@Controller('/api')
export class CockpitController {
  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /** How many people each kind of agency has in the directory, by role. */
  @Get('/staff')
  @Route('cockpit', {
    tag: 'cases',
    summary: { zh: '机关人员数', en: 'How many people the agencies have, by role' },
    answer: staffAnswer,
  })
  staff() {
    return staffCounts(this.ports.staff(), this.ports.directory());
  }

  /**
   * Aggregates of the kinds of `countKinds`, by any dimensions: over the cases that the asker may
   * list. `party` says whose they are, null for everybody's.
   */
  @Get('/cockpit/:panel')
  @Route('cockpit', {
    tag: 'cases',
    summary: { zh: '驾驶舱统计', en: 'Counts by any dimensions, with the position they are of' },
    query: cockpitQuery,
    answer: cockpitAnswer,
  })
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
}

import { statisticsAnswer } from '../cases/case-answers.ts';
import { Route } from '#http/route.ts';
import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { caseFilters } from '#projections/ports/dossier-store.ts';
import { caseChoiceFields, choiceOf } from '../cases/case-choice.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import { partyFilter } from '../visibility.ts';

export const statisticsQuery = z.object({
  ...caseChoiceFields,
  by: z
    .string()
    .transform((text) => text.split(',').filter((name) => name !== ''))
    .pipe(z.array(z.enum(caseFilters)).max(3))
    .default([]),
});

@Controller('/api/statistics')
export class StatisticsController {
  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /**
   * CASE-7: cases, and what is summed over them, by up to three dimensions of the list of cases.
   * Counted over what the asker may list, so that each figure is the total of its list.
   */
  @Get()
  @Route('case.statistics', {
    tag: 'cases',
    summary: { zh: '统计分析', en: 'Sums over the cases of a list, by its own dimensions' },
    query: statisticsQuery,
    answer: statisticsAnswer,
  })
  async count(@Query() query: unknown, @Req() request: DoorRequest) {
    const { by, ...chosen } = parseWith(statisticsQuery, query);
    const answer = await this.ports.views.dossiers.count({
      ...choiceOf(chosen, this.ports.today()),
      ...partyFilter(this.policy, request.principal!, 'case.list'),
      by,
    });
    return { ...answer, asOf: String(answer.asOf) };
  }
}

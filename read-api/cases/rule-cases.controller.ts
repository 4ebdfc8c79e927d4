import { ruleCasesAnswer } from './case-answers.ts';
import { Route } from '#http/route.ts';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { maskName } from '#domain/access/masking.ts';
import { factsFor } from '#domain/casework/facts-of-act.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { review, type Finding } from '#domain/law/index.ts';
import { rules } from '#domain/law/rules/index.ts';
import { lookAtList } from '../list-look.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import type { ReadRequest } from '#http/read-again.ts';
import { decimal } from '../query-fields.ts';
import { partyFilter } from '../visibility.ts';

export const ruleCasesQuery = z.object({
  offset: decimal.default(0),
  limit: decimal.pipe(z.int().min(1).max(100)).default(50),
});

/** Cases that are looked through in one answer, newest first; the next answer goes on behind them. */
const atOnce = 2000;
const pageSize = 200;

const known = new Set<string>(rules.map(({ id }) => id));

/** Of the case as it stands, with what was decided last; how each figure is reckoned is nobody's question here. */
function findingOf(state: CaseState, rule: string): Finding | undefined {
  const ruling = state.rulings.at(-1) ?? null;
  const facts = factsFor(state, {
    filingDate: state.filingDate ?? state.plannedFilingDate,
    rulingDate: ruling?.on ?? null,
    proposal: ruling?.granted ?? state.proposal,
  });
  return review(facts, { explain: false }).findings.find((finding) => finding.rule === rule);
}

@Controller('/api/rules')
export class RuleCasesController {
  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /**
   * RULE-2: the cases in which a rule speaks, as they stand now, with what it says. Only
   * cases that the asker may list; `nextOffset` is null when all were looked through.
   */
  @Get('/:id/cases')
  @Route('case.list', {
    tag: 'commands',
    summary: { zh: '规则涉及的案件', en: 'The cases in which a rule speaks' },
    query: ruleCasesQuery,
    answer: ruleCasesAnswer,
  })
  async cases(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: DoorRequest & ReadRequest,
  ) {
    if (!known.has(id)) throw new Problem('not-found');
    const { offset: from, limit } = parseWith(ruleCasesQuery, query);
    const visible = partyFilter(this.policy, request.principal!, 'case.list');
    const found: { id: string; name: string; stage: string; result: Finding['result'] }[] = [];
    let offset = from;
    let total = Number.POSITIVE_INFINITY;
    while (found.length < limit && offset < total && offset < from + atOnce) {
      const page = await this.ports.views.dossiers.list({
        ...visible,
        sort: 'position',
        order: 'descending',
        offset,
        limit: pageSize,
      });
      ({ total } = page);
      for (const dossier of page.dossiers) {
        if (found.length === limit) break;
        offset += 1;
        const finding = findingOf(dossier, id);
        if (finding === undefined) continue;
        const { name } = dossier.offender;
        found.push({
          id: dossier.id,
          name: visible.party === undefined ? maskName(name) : name,
          stage: dossier.stage,
          result: finding.result,
        });
      }
    }
    const asked = { rule: id, offset: from, limit };
    await lookAtList(this.ports.recordLook, 'ruleCases', asked, found.length, request);
    return {
      cases: found,
      looked: offset - from,
      nextOffset: offset < total ? String(offset) : null,
    };
  }
}

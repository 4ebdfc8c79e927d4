import { caseListAnswer } from './case-answers.ts';
import { Route } from '#http/route.ts';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { caseDeadlines } from '#domain/casework/case-deadlines.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { caseOrders } from '#projections/ports/dossier-store.ts';
import type { Dossier } from '#projections/ports/dossier.ts';
import { relationTo } from './case-reader.ts';
import { caseChoiceFields, choiceOf } from './case-choice.ts';
import { marksOf } from '#domain/access/marks.ts';
import { openHiddenWords } from '../events/hidden-words.ts';
import { masked } from '#domain/access/masking.ts';
import { dossierSchema } from '#projections/ports/view-schemas.ts';
import { lookAtList } from '../list-look.ts';
import { caughtUp } from '../caught-up.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import type { ReadRequest } from '#http/read-again.ts';
import {
  asOf,
  refuseFuture,
  at,
  contentRange,
  decimal,
  jsonParameter,
  oneOrMore,
  range,
} from '../query-fields.ts';
import { partyFilter } from '../visibility.ts';

const filterFields = { ...caseChoiceFields, id: oneOrMore.optional() };
const marks = marksOf(dossierSchema);
/** The filters as parameters of their own, or in one of JSON as react-admin sends them. */
export const caseListQuery = z.object({
  ...filterFields,
  filter: jsonParameter(z.strictObject(filterFields)).default({}),
  range,
  sort: jsonParameter(z.tuple([z.enum(caseOrders), z.enum(['ASC', 'DESC'])])).default([
    'position',
    'DESC',
  ]),
  at,
  after: decimal.optional(),
});

@Controller('/api')
export class CaseListController {
  private readonly wordsOfCase: ReturnType<typeof openHiddenWords>;

  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {
    this.wordsOfCase = openHiddenWords(ports.store);
  }

  /** Cases as react-admin's data provider asks for them; the total in `Content-Range`. */
  @Get('/cases')
  @Route('case.list', {
    tag: 'cases',
    summary: { zh: '案件列表', en: 'Cases; the total in Content-Range' },
    query: caseListQuery,
    answer: caseListAnswer,
  })
  async cases(
    @Query() query: unknown,
    @Req() request: DoorRequest & ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { filter, range: rows, sort, at, after, ...plain } = parseWith(caseListQuery, query);
    await caughtUp(this.ports, 'dossier', after);
    await refuseFuture(this.ports.store, at, 'page-expired');
    const { id, ...chosen } = { ...filter, ...plain };
    const seen = partyFilter(this.policy, request.principal!, 'case.list');
    const list = await this.ports.views.dossiers.list({
      ...choiceOf(chosen, this.ports.today()),
      ...(id === undefined ? {} : { ids: id }),
      ...seen,
      // Whoever lists other agencies' cases sees names masked: their order must not tell what is hidden.
      sort: sort[0] === 'name' && seen.party === undefined ? 'shownName' : sort[0],
      order: sort[1] === 'ASC' ? 'ascending' : 'descending',
      offset: rows[0],
      limit: rows[1] - rows[0] + 1,
      ...asOf(at),
    });
    await lookAtList(
      this.ports.recordLook,
      'cases',
      { ...filter, ...plain, range: rows, at },
      list.dossiers.length,
      request,
    );
    void reply.headers({
      'content-range': contentRange('cases', rows[0], list.dossiers.length, list.total),
      'andu-as-of': String(list.asOf),
    });
    return Promise.all(list.dossiers.map((dossier) => this.row(dossier, request)));
  }

  /** A row of the list: the dossier without its facts; masked where the table says so. */
  private async row(dossier: Dossier, request: DoorRequest): Promise<JsonObject> {
    const principal = request.principal!;
    const relation = relationTo(principal, dossier.agencies);
    const permission = this.policy.permits({ principal, operation: 'case.list', relation });
    const { facts: _facts, ...rest } = dossier;
    const row = { ...rest, deadlines: caseDeadlines(dossier) } as unknown as JsonObject;
    const shown =
      permission.allowed && permission.masking === 'full'
        ? row
        : masked(row, marks, await this.wordsOfCase(`case-${dossier.id}`));
    return {
      ...shown,
      position: String(dossier.position),
      revision: String(dossier.revision),
    };
  }
}

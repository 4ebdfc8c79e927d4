import { reviewAnswer, rulesAnswer } from './review-answers.ts';
import { Route } from '#http/route.ts';
import { actingPersonSchema } from '#domain/casework/acting-person.ts';
import { namedBy } from '../case/acting-person.ts';
import { checkParties } from '../case/check-parties.ts';
import { directoryOfOpening } from '../case/directory-of-opening.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { Body, Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { type DoorRequest } from '#http/operation.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { OpenCaseData } from '#domain/casework/steps/open-case.ts';
import type { Refusal } from '#domain/casework/refusal.ts';
import { caseStream, type CaseCommand, type CommandName } from '#domain/casework/events.ts';
import { CaseId, isUuid } from '#domain/kernel/ids.ts';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { answerInput, type LawAnswer } from '#domain/law/answer-input.ts';
import { deadlineQuestionSchema } from '#domain/law/deadlines/question.schema.ts';
import { factsSchema } from '#domain/law/facts.schema.ts';
import { explain } from '#domain/law/index.ts';
import { checklist, type ChecklistFilter } from '#domain/law/checklist.ts';
import { catalogueEntry } from '#domain/casework/command-catalogue.ts';
import { load, stateOf } from '../case/case-history.ts';
import { likeOwnCases } from '../case/check-other-cases.ts';
import { commandPorts, type CommandPorts } from '../ports.ts';

export const commandTrial = z.strictObject({
  name: z.string(),
  caseId: z.string().refine(isUuid, { message: 'uuid' }).transform(CaseId),
  data: z.unknown(),
  person: actingPersonSchema.optional(),
});
/** So many items are answered at once; a longer list is sent in parts. */
const atOnce = 1000;
const reviewList = z.array(z.unknown()).max(atOnce);
const question = z.union([factsSchema, deadlineQuestionSchema]);
/** What the route takes, as the API document shows it; each item of a list is checked by itself. */
export const reviewBody = z.union([question, commandTrial, z.array(question).max(atOnce)]);
const day = z.string().refine((text) => isLegalDate(text), { message: 'date' });
const word = z.string().max(200).optional();
export const rulesQuery = z.object({
  kind: word,
  treatment: word,
  instrument: word,
  text: word,
  at: day.optional(),
});

/** The law for trying out: nothing is stored, nothing is decided. */
@Controller('/api')
export class ReviewController {
  constructor(@Inject(commandPorts) private readonly ports: CommandPorts) {}

  /**
   * Facts, or a question about a time limit, give the answer of `check`, a list of them an answer
   * each in its place; a command what it would be answered.
   */
  @Post('/review')
  @Route('review.try', {
    tag: 'commands',
    summary: {
      zh: '审查试算，不存储；数组逐项作答',
      en: 'The verdict on facts, or what a command would be answered; a list gives a list, each item its own answer',
    },
    body: reviewBody,
    answer: reviewAnswer,
  })
  async try(@Body() body: unknown, @Req() request: DoorRequest) {
    if (Array.isArray(body)) return this.answers(parseWith(reviewList, body));
    const isCommand = typeof body === 'object' && body !== null && 'name' in body;
    return isCommand
      ? this.tryCommand(parseWith(commandTrial, body), request)
      : verdict(body, this.ports.clock.today());
  }

  /** RULE-2: the published checklist. */
  @Get('/rules')
  @Route('rules.read', {
    tag: 'commands',
    summary: { zh: '前置合约审查清单', en: 'The published checklist: every rule and its article' },
    query: rulesQuery,
    answer: rulesAnswer,
  })
  rules(@Query() query: unknown) {
    const given = Object.entries(parseWith(rulesQuery, query)).filter(
      ([, value]) => value !== undefined,
    );
    return checklist(Object.fromEntries(given) as ChecklistFilter);
  }

  private answers(items: readonly unknown[]) {
    const today = this.ports.clock.today();
    return items.map((item) => answerOf(item, today));
  }

  private async tryCommand(
    { name, caseId, data, person }: z.infer<typeof commandTrial>,
    { principal }: DoorRequest,
  ) {
    const entry = catalogueEntry(name);
    if (entry === undefined || principal?.agency === null || principal === null) {
      throw new Problem(entry === undefined ? 'not-found' : 'forbidden');
    }
    const command = { kind: name as CommandName, data: parseWith(entry.schema, data) };
    if (name === 'openCase') {
      checkParties(
        command.data as JsonObject,
        directoryOfOpening(this.ports, command.data as JsonObject),
      );
    }
    const history = await load(this.ports.store, caseStream(caseId));
    const decision = caseDecider.decide(command as CaseCommand, stateOf(history), {
      caseId,
      agency: principal.agency.id,
      person: namedBy(principal, person ?? null, this.ports.clock.now()),
      today: this.ports.clock.today(),
    });
    if (decision.kind === 'refused') return refusal(decision);
    if (name === 'openCase') {
      const opening = command.data as OpenCaseData;
      const { cases: others } = await this.ports.openings.others(caseId, opening);
      const refused = await likeOwnCases(
        { data: opening, opener: principal.agency.id, others },
        async (other) => stateOf(await load(this.ports.store, caseStream(other))),
      );
      if (refused !== null) return refusal(refused);
    }
    return { accepted: true, events: decision.events.map(({ type }) => type) };
  }
}

const refusal = ({ code, violations }: Refusal) => ({ accepted: false, code, violations });

/** One item of a list: its answer, or what cannot be read of it, so that it costs no other its answer. */
function answerOf(item: unknown, today: LegalDate) {
  const said = answerInput(item, { today, explain: true });
  return said.kind === 'errors' ? { errors: said.errors } : shown(said);
}

/** Throws Problem `schema-violation` that names each field which cannot be read. */
function verdict(body: unknown, today: LegalDate) {
  const said = answerInput(body, { today, explain: true });
  if (said.kind !== 'errors') return shown(said);
  throw new Problem(
    'schema-violation',
    said.errors.map(({ field, code, text }) => ({
      rule: `FACT-${code}`,
      article: null,
      text,
      field: field === '' ? '' : `/${field.replaceAll('.', '/')}`,
    })),
  );
}

function shown(said: Exclude<LawAnswer, { kind: 'errors' }>) {
  if (said.kind === 'deadline') return said.answer;
  const { answer } = said;
  return { ...answer, explanation: { zh: explain(answer, 'zh'), en: explain(answer, 'en') } };
}

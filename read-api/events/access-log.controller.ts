import { accessLogAnswer } from './event-answers.ts';
import { Route } from '#http/route.ts';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { maskName } from '#domain/access/masking.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { caughtUp } from '../caught-up.ts';
import { readPorts, type ReadPorts, type StaffMember } from '../ports.ts';
import { at, decimal, present, refuseFuture } from '../query-fields.ts';
import { eventMasking, openHiddenWords } from './hidden-words.ts';

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
  after: decimal.optional(),
  at,
});

/** Who looked, as everybody is named to an auditor: by surname and post. */
const maskedPerson = (member: StaffMember | undefined) =>
  member === undefined ? null : { name: maskName(member.name), post: member.post };

/** Who looked at what: the events of looks, as a list of its own. */
@Controller('/api/access-log')
export class AccessLogController {
  private readonly wordsOfCase: ReturnType<typeof openHiddenWords>;

  constructor(@Inject(readPorts) private readonly ports: ReadPorts) {
    this.wordsOfCase = openHiddenWords(ports.store);
  }

  /** Who looked at what, the newest first. */
  @Get()
  @Route('audit.read', {
    tag: 'evidence',
    summary: { zh: '查阅记录', en: 'Who looked at what' },
    query: accessQuery,
    answer: accessLogAnswer,
  })
  async accessLog(@Query() query: unknown) {
    const { after, ...asked } = parseWith(accessQuery, query);
    await caughtUp(this.ports, 'access', after);
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

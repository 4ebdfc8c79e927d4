import { dutyAnswer, rosterAnswer } from './duty-answers.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import { Route } from '#http/route.ts';
import { portToken } from '#http/port-token.ts';
import { Body, Controller, Delete, Get, Inject, Param, Put, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AskDirectory } from '#domain/directory/directory.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { askedBy } from '#http/asked-by.ts';
import { type DoorRequest } from '#http/operation.ts';
import { day, type DutyActs } from './duty-acts.ts';
import type { KnownRoster } from './duty-memory.ts';

/** What the roster needs from outside; the composition root fills it. */
export interface DutyPorts {
  readonly roster: () => Promise<KnownRoster>;
  readonly directory: AskDirectory;
  readonly acts: DutyActs;
}

/** Injection token of {@link DutyPorts}. */
export const dutyPorts = portToken<DutyPorts>('DutyPorts');

export const dutyQuery = z.object({ from: day, until: day.optional() });

type Request = FastifyRequest & DoorRequest;

/** COCK-1: which officer of which agency is on duty, by day. */
@Controller('/api/duty')
export class DutyController {
  constructor(@Inject(dutyPorts) private readonly ports: DutyPorts) {}

  /** The roster of a day, or from one day to another, both included. */
  @Get()
  @Route('duty.read', {
    tag: 'people',
    summary: { zh: '值班表', en: 'The officers on duty, by agency and day' },
    query: dutyQuery,
    answer: rosterAnswer,
  })
  async list(@Query() query: unknown): Promise<readonly (Duty & { agencyName: unknown })[]> {
    const { from, until = from } = parseWith(dutyQuery, query);
    const { roster } = await this.ports.roster();
    const directory = this.ports.directory();
    return [...roster]
      .filter(([, { date }]) => from <= date && date <= until)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, duty]) => ({ ...duty, agencyName: directory.agency(duty.agency)?.name ?? null }));
  }

  /** Enters who is on duty; a later entry for the same day stands instead of the earlier one. */
  @Put('/:agency/:date')
  @Route('duty.manage', {
    tag: 'people',
    summary: { zh: '登记值班', en: 'Enters who is on duty' },
    body: dutySchema,
    answer: dutyAnswer,
  })
  enter(
    @Param('agency') agency: string,
    @Param('date') date: string,
    @Body() body: unknown,
    @Req() request: Request,
  ): Promise<Duty> {
    return this.ports.acts.enter({ agency, date }, body, askedBy(request));
  }

  @Delete('/:agency/:date')
  @Route('duty.manage', {
    tag: 'people',
    summary: { zh: '删除值班登记', en: 'Takes an entry out of the roster' },
    status: 204,
  })
  remove(
    @Param('agency') agency: string,
    @Param('date') date: string,
    @Req() request: Request,
  ): Promise<void> {
    return this.ports.acts.remove({ agency, date }, askedBy(request));
  }
}

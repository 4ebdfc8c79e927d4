import type { AskDirectory, Directory } from '#domain/directory/directory.ts';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Put,
  Query,
  Req,
  SetMetadata,
} from '@nestjs/common';
import { z } from 'zod';
import { operationMetadata, type DoorRequest } from '#http/operation.ts';
import { dutyKey, dutySchema, dutyStream, type Duty, type Roster } from '#domain/duty/duty.ts';
import { isLegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { RecordAct } from '#http/recorded-act.ts';

/** What the roster needs from outside; the composition root fills it. */
export interface DutyPorts {
  readonly roster: () => Promise<Roster>;
  readonly directory: AskDirectory;
  readonly record: RecordAct;
}

/** Injection token of {@link DutyPorts}. */
export const dutyPorts = Symbol('DutyPorts');

const day = z.string().refine((value) => isLegalDate(value), { message: 'date' });
export const dutyQuery = z.object({ from: day, until: day.optional() });

/** COCK-1: which officer of which agency is on duty, by day. */
@Controller('/api/duty')
export class DutyController {
  constructor(@Inject(dutyPorts) private readonly ports: DutyPorts) {}

  /** The roster of a day, or from one day to another, both included. */
  @Get()
  @SetMetadata(operationMetadata, 'duty.read')
  async list(@Query() query: unknown): Promise<readonly (Duty & { agencyName: unknown })[]> {
    const { from, until = from } = parseWith(dutyQuery, query);
    const roster = await this.ports.roster();
    const directory = this.ports.directory();
    return [...roster]
      .filter(([, { date }]) => from <= date && date <= until)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, duty]) => ({ ...duty, agencyName: directory.agency(duty.agency)?.name ?? null }));
  }

  /** Enters who is on duty; a later entry for the same day stands instead of the earlier one. */
  @Put('/:agency/:date')
  @SetMetadata(operationMetadata, 'duty.manage')
  async enter(
    @Param('agency') agency: string,
    @Param('date') date: string,
    @Body() body: unknown,
    @Req() request: DoorRequest,
  ): Promise<Duty> {
    const duty = { agency, date: parseWith(day, date), ...parseWith(dutySchema, body) };
    allow(agency, request, this.ports.directory());
    await this.ports.record(dutyStream(agency), 'DutyEntered', duty, request);
    return duty;
  }

  @Delete('/:agency/:date')
  @HttpCode(204)
  @SetMetadata(operationMetadata, 'duty.manage')
  async remove(
    @Param('agency') agency: string,
    @Param('date') date: string,
    @Req() request: DoorRequest,
  ): Promise<void> {
    allow(agency, request, this.ports.directory());
    if (!(await this.ports.roster()).has(dutyKey(agency, date))) throw new Problem('not-found');
    await this.ports.record(dutyStream(agency), 'DutyRemoved', { agency, date }, request);
  }
}

/** An administrator enters for every agency, a decider for the own one. */
function allow(agency: string, { principal }: DoorRequest, directory: Directory): void {
  if (directory.agency(agency) === undefined) throw new Problem('not-found');
  if (principal!.role === 'administrator' || principal!.agency?.id === agency) return;
  const text = {
    zh: '只能登记本单位的值班',
    en: "Only the duty of one's own agency can be entered",
  };
  throw new Problem('forbidden', [{ rule: 'ACCESS', article: null, text }]);
}

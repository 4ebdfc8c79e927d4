import { portToken } from '#http/port-token.ts';
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
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AskDirectory } from '#domain/directory/directory.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { askedBy } from '#http/asked-by.ts';
import { operationMetadata, type DoorRequest } from '#http/operation.ts';
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
  @SetMetadata(operationMetadata, 'duty.read')
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
  @SetMetadata(operationMetadata, 'duty.manage')
  enter(
    @Param('agency') agency: string,
    @Param('date') date: string,
    @Body() body: unknown,
    @Req() request: Request,
  ): Promise<Duty> {
    return this.ports.acts.enter({ agency, date }, body, askedBy(request));
  }

  @Delete('/:agency/:date')
  @HttpCode(204)
  @SetMetadata(operationMetadata, 'duty.manage')
  remove(
    @Param('agency') agency: string,
    @Param('date') date: string,
    @Req() request: Request,
  ): Promise<void> {
    return this.ports.acts.remove({ agency, date }, askedBy(request));
  }
}

import {
  directoryActAnswer,
  directoryAnswer,
  directoryFileAnswer,
  directoryHistoryAnswer,
  type DirectoryHistoryLine,
  directoryImportAnswer,
  peopleAnswer,
} from './directory-answers.ts';
import { idempotencyHeader, Route } from '#http/route.ts';
import { portToken } from '#http/port-token.ts';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askedBy } from '#http/asked-by.ts';
import { type DoorRequest } from '#http/operation.ts';
import {
  directoryCommandNames,
  directoryCommands,
  directoryStream,
  type DirectoryCommand,
  type DirectoryCommandName,
} from '#domain/directory/directory-commands.ts';
import { followChanges } from '#domain/directory/directory-changes.ts';
import { directoryFileSchema, fileOf } from '#domain/directory/directory-file.ts';
import type { DirectoryDocument } from '#domain/directory/directory.ts';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { asDirectoryEvent, type DirectoryMemory } from '#event-store/directory-memory.ts';
import type { EventStore } from '#event-store/port.ts';
import type { Clock } from '../ports.ts';
import { keyOf, senderOf, type Sender } from '../submit/sender.ts';
import type { DirectoryWriter } from './submit-directory-commands.ts';

/** What the directory's door needs from outside; the composition root fills it. */
export interface DirectoryPorts {
  readonly memory: DirectoryMemory;
  readonly writer: DirectoryWriter;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly clock: Clock;
}

/** Injection token of {@link DirectoryPorts}. */
export const directoryPorts = portToken<DirectoryPorts>('DirectoryPorts');

/** So many lines of the history are told, the newest. */
const historyMost = 500;

const day = z
  .string()
  .refine((value) => isLegalDate(value), { message: 'date' })
  .transform((value) => value as LegalDate);
export const directoryQuery = z.object({ at: day.optional() });
export const importQuery = z.object({ dryRun: z.enum(['true', 'false']).default('false') });

/** PORT-3: organisations, districts, who is competent for whom, and who holds which post. */
@Controller('/api/directory')
export class DirectoryController {
  constructor(@Inject(directoryPorts) private readonly ports: DirectoryPorts) {}

  /** The directory as of a day, today when none is said; the same answer has the same tag. */
  @Get()
  @Route('session', {
    tag: 'people',
    summary: {
      zh: '机构目录：机构、行政区划、管辖关系，按日期',
      en: 'The directory of a day: organisations, districts, who is competent for whom',
    },
    query: directoryQuery,
    answer: directoryAnswer,
  })
  read(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): DirectoryDocument | undefined {
    const { at = this.ports.clock.today() } = parseWith(directoryQuery, query);
    const { revision, organisations, districts, competences } = this.ports.memory.at(at);
    const tag = `"${revision}-${at}"`;
    void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
    if (request.headers['if-none-match'] === tag) {
      void reply.status(304);
      return undefined;
    }
    return { revision, at, organisations, districts, competences };
  }

  /** Everybody who holds or held a post, the later posts last. */
  @Get('/people')
  @Route('users.read', {
    tag: 'people',
    summary: { zh: '任职情况', en: 'Who holds or held which post' },
    answer: peopleAnswer,
  })
  people() {
    return [...this.ports.memory.state().appointments.values()].flat();
  }

  /** What was done to the directory, the newest first; boundaries are left out. */
  @Get('/history')
  @Route('users.read', {
    tag: 'people',
    summary: { zh: '目录的变更记录', en: 'What was done to the directory' },
    answer: directoryHistoryAnswer,
  })
  async history() {
    const lines: DirectoryHistoryLine[] = [];
    const changesOf = followChanges();
    for await (const event of this.ports.store.readStream(directoryStream)) {
      const { boundary: _, ...data } = event.data;
      const { id, type, recordedAt, metadata } = event;
      const changes = [...changesOf(asDirectoryEvent(event))];
      lines.push({ id, type, recordedAt, actor: metadata.actor, data, changes });
    }
    return lines.slice(-historyMost).toReversed();
  }

  /** The directory as a file that would make it again. */
  @Get('/export')
  @Route('users.read', {
    tag: 'people',
    summary: { zh: '导出目录', en: 'The directory as a file' },
    answer: directoryFileAnswer,
  })
  export() {
    return fileOf(this.ports.memory.state());
  }

  /** One act on the directory; the names are those of the schemas. */
  @Post('/commands/:name')
  @Route('directory.manage', {
    tag: 'people',
    summary: { zh: '登记、变更或终止一项', en: 'Registers, changes or ends one thing' },
    headers: idempotencyHeader,
    status: 201,
    answer: directoryActAnswer,
    each: {
      placeholder: 'name',
      of: Object.entries(directoryCommands).map(([is, body]) => ({
        is,
        summary: directoryCommandNames[is as DirectoryCommandName],
        body,
      })),
    },
  })
  submit(
    @Param('name') name: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest & DoorRequest,
  ) {
    if (!Object.hasOwn(directoryCommands, name)) throw new Problem('not-found');
    const kind = name as DirectoryCommandName;
    const data = parseWith<unknown>(directoryCommands[kind], body);
    const command = { kind, data } as DirectoryCommand;
    return this.ports.writer.submit(command, senderOfCall(request));
  }

  /** All of a file or nothing; with `dryRun=true` only what would be done, and every fault. */
  @Post('/import')
  @Route('directory.manage', {
    tag: 'people',
    summary: { zh: '导入目录：全部或不导入', en: 'Takes a file: all of it or nothing' },
    query: importQuery,
    body: directoryFileSchema,
    answer: directoryImportAnswer,
  })
  async take(
    @Query() query: unknown,
    @Body() body: unknown,
    @Req() request: FastifyRequest & DoorRequest,
  ) {
    const { dryRun } = parseWith(importQuery, query);
    const file = parseWith(directoryFileSchema, body);
    if (dryRun === 'false') return this.ports.writer.take(file, senderOfCall(request));
    const { counts, unchanged, faults } = await this.ports.writer.rehearse(file);
    return { counts, unchanged, faults };
  }
}

/** Here every act has a name of its own. */
function senderOfCall(request: FastifyRequest & DoorRequest): Sender {
  const by = askedBy(request);
  return senderOf({ ...by, idempotencyKey: keyOf(by.idempotencyKey) });
}

import { deskAnswer, deskItemAnswer } from './desk-answers.ts';
import { Route } from '#http/route.ts';
import { notPermitted } from '#domain/access/require-permission.ts';
import { portToken } from '#http/port-token.ts';
import { Body, Controller, Delete, Get, Inject, Param, Put, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import type { ReadOperation } from '#domain/access/operations.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import { principalKey } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { Clock } from '../ports.ts';
import type { DeskItem, DeskStore } from './desk-store.ts';

/** What the desk needs from outside; the composition root fills it. */
export interface DeskPorts {
  readonly desk: DeskStore;
  readonly clock: Clock;
}

/** Injection token of {@link DeskPorts}. */
export const deskPorts = portToken<DeskPorts>('DeskPorts');

/** Items of one person, and characters of one item. */
export const deskLimits = { items: 500, characters: 65_536 } as const;

const key = z
  .string()
  .max(120)
  .regex(/^[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/);
export const deskQuery = z.object({ prefix: z.string().max(120).default('') });
export const deskBody = z.strictObject({
  value: z
    .unknown()
    .refine((value) => value !== undefined, { message: 'missing' })
    .refine((value) => (JSON.stringify(value) ?? '').length <= deskLimits.characters, {
      message: 'huge',
    }),
});

/** The permission that the first word of a key asks for; every other key is a preference. */
const operations: ReadonlyMap<string, ReadOperation> = new Map([
  ['query', 'savedQueries.manage'],
  ['draft', 'drafts.manage'],
  ['annotation', 'document.annotate'],
]);

/** What one person keeps on the server: preferences, saved queries, drafts, notes on documents. */
@Controller('/api/preferences')
export class DeskController {
  constructor(
    @Inject(deskPorts) private readonly ports: DeskPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /** The asker's items, by key; with `prefix`, those that begin so. */
  @Get()
  @Route('session', {
    tag: 'people',
    summary: { zh: '个人设置', en: "The asker's preferences, saved queries, drafts and notes" },
    query: deskQuery,
    answer: deskAnswer,
  })
  list(@Query() query: unknown, @Req() { principal }: DoorRequest): readonly DeskItem[] {
    const { prefix } = parseWith(deskQuery, query);
    return this.ports.desk.list(principalKey(principal!), prefix);
  }

  @Get('/:key')
  @Route('session', {
    tag: 'people',
    summary: { zh: '一项设置', en: 'One of them' },
    answer: deskItemAnswer,
  })
  find(@Param('key') name: string, @Req() { principal }: DoorRequest): DeskItem {
    const item = this.ports.desk.find(principalKey(principal!), parseWith(key, name));
    if (item === null) throw new Problem('not-found');
    return item;
  }

  @Put('/:key')
  @Route('session', {
    tag: 'people',
    summary: { zh: '保存一项设置', en: 'Keeps one' },
    body: deskBody,
    answer: deskItemAnswer,
  })
  put(@Param('key') name: string, @Body() body: unknown, @Req() request: DoorRequest): DeskItem {
    this.check(parseWith(key, name), request);
    const { value } = parseWith(deskBody, body);
    const item = { key: name, value: value as Json, changedAt: this.ports.clock.now() };
    if (!this.ports.desk.put(principalKey(request.principal!), item, deskLimits.items)) {
      throw full();
    }
    return item;
  }

  @Delete('/:key')
  @Route('session', {
    tag: 'people',
    summary: { zh: '删除一项设置', en: 'Removes one' },
    status: 204,
  })
  remove(@Param('key') name: string, @Req() request: DoorRequest): void {
    this.check(parseWith(key, name), request);
    this.ports.desk.remove(principalKey(request.principal!), name);
  }

  private check(name: string, { principal }: DoorRequest): void {
    const operation = operations.get(name.split('.', 1)[0]!) ?? 'preferences.manage';
    const permission = this.policy.permits({
      principal: principal!,
      operation,
      relation: 'noCase',
    });
    if (permission.allowed) return;
    throw notPermitted(permission);
  }
}

const full = (): Problem =>
  new Problem('too-large', [
    {
      rule: 'DESK-LIMIT',
      article: null,
      text: {
        zh: `最多保存${deskLimits.items}项，请先删除不再需要的`,
        en: `At most ${deskLimits.items} items are kept; remove what is no longer needed`,
      },
    },
  ]);

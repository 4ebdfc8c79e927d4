import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '#domain/kernel/problem.ts';
import {
  defaultThreshold,
  thresholdOf,
  thresholdsBody,
  watchedLimitIds,
} from '#domain/supervision/thresholds.ts';
import {
  warningActs as bodies,
  warningActNames,
  warningActTitles,
  type WarningAct,
} from '#domain/supervision/warning-decider.ts';
import { askedBy } from '#http/asked-by.ts';
import type { DoorRequest } from '#http/operation.ts';
import { portToken } from '#http/port-token.ts';
import { idempotencyHeader, Route } from '#http/route.ts';
import {
  warningActAnswer,
  warningBatchAnswer,
  warningSettingsAnswer,
} from './warning-acts-answers.ts';
import { batchBody, type ActDone, type WarningActs } from './warning-acts.ts';
import type { KnownSettings } from './warning-streams.ts';

/** What acts on warnings need from outside; the composition root fills it. */
export interface WarningPorts {
  readonly acts: WarningActs;
  readonly settings: () => Promise<KnownSettings>;
}

/** Injection token of {@link WarningPorts}. */
export const warningPorts = portToken<WarningPorts>('WarningPorts');

type Request = FastifyRequest & DoorRequest;

const eachAct = warningActNames.map((is) => ({
  is,
  summary: warningActTitles[is],
  body: bodies[is],
}));

/** SUPV-2: what supervisor and agency do with a warning. Who may do which act is asked with the act. */
@Controller('/api')
export class WarningActsController {
  constructor(@Inject(warningPorts) private readonly ports: WarningPorts) {}

  @Post('/warnings/:id/:act')
  @HttpCode(200)
  @Route('warning.read', {
    tag: 'cases',
    summary: { zh: '办理预警', en: 'An act on a warning' },
    body: z.looseObject({}),
    headers: idempotencyHeader,
    answer: warningActAnswer,
    each: { placeholder: 'act', of: eachAct },
  })
  async act(
    @Param('id') id: string,
    @Param('act') act: string,
    @Body() body: unknown,
    @Req() request: Request,
  ) {
    return shown(await this.ports.acts.act(named(act), id, body, askedBy(request)));
  }

  /** The same act on several warnings, each by itself. */
  @Post('/warning-batches/:act')
  @HttpCode(200)
  @Route('warning.read', {
    tag: 'cases',
    summary: { zh: '批量办理预警', en: 'The same act on several warnings' },
    body: batchBody,
    headers: idempotencyHeader,
    answer: warningBatchAnswer,
    each: {
      placeholder: 'act',
      of: eachAct.map(({ body, ...each }) => ({ ...each, body: batchBody.extend({ data: body }) })),
    },
  })
  async batch(@Param('act') act: string, @Body() body: unknown, @Req() request: Request) {
    const all = await this.ports.acts.batch(named(act), body, askedBy(request));
    return {
      done: all.filter(({ refused }) => refused === null).map(shown),
      refused: all.flatMap(({ id, refused }) =>
        refused === null ? [] : [{ id, code: refused.code, violations: refused.violations }],
      ),
    };
  }

  @Get('/warning-settings')
  @Route('warning.read', {
    tag: 'cases',
    summary: { zh: '预警提前天数', en: 'How early each limit is upcoming' },
    answer: warningSettingsAnswer,
  })
  async settings() {
    const { settings } = await this.ports.settings();
    return {
      began: settings.began,
      limits: watchedLimitIds.map((id) => ({
        id,
        days: thresholdOf(settings, id),
        usualDays: defaultThreshold(id),
      })),
    };
  }

  @Put('/warning-settings')
  @Route('warning.supervise', {
    tag: 'cases',
    summary: { zh: '设置预警提前天数', en: 'Sets how early limits are upcoming' },
    body: thresholdsBody,
    headers: idempotencyHeader,
    answer: warningSettingsAnswer,
  })
  async set(@Body() body: unknown, @Req() request: Request) {
    await this.ports.acts.setThresholds(body, askedBy(request));
    return this.settings();
  }
}

/** Throws Problem `not-found` for an act that there is not. */
function named(act: string): WarningAct {
  const found = warningActNames.find((each) => each === act);
  if (found === undefined) throw new Problem('not-found');
  return found;
}

const shown = ({ id, position }: ActDone) => ({
  id,
  position: position === null ? null : String(position),
});

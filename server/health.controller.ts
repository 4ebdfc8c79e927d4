import { aliveAnswer, readyAnswer } from './server-answers.ts';
import { Route } from '#http/route.ts';
import { portToken } from '#http/port-token.ts';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What the system stands on, each with whether it works now. */
export interface Dependency {
  readonly name: string;
  readonly ready: boolean;
  readonly detail: string;
}
export interface HealthPorts {
  /** What this process is among those of its folder. */
  readonly roles: () => object;
  readonly dependencies: () => Promise<readonly Dependency[]>;
  /** Gauges by name. */
  readonly gauges: () => Promise<Readonly<Record<string, GaugeReading>>>;
}

/** One number, or one for each set of labels, of which all have the same names. */
export type GaugeReading = { readonly help: string } & (
  | { readonly value: number }
  | {
      readonly values: readonly {
        readonly labels: Readonly<Record<string, string>>;
        readonly value: number;
      }[];
    }
);

/** Injection token of {@link HealthPorts}. */
export const healthPorts = portToken<HealthPorts>('HealthPorts');

@Controller()
export class HealthController {
  private readonly registry = new Registry();

  constructor(@Inject(healthPorts) private readonly ports: HealthPorts) {
    collectDefaultMetrics({ register: this.registry });
  }

  @Get('/healthz')
  @Route('public', {
    tag: 'operation',
    summary: { zh: '存活', en: 'Alive' },
    answer: aliveAnswer,
  })
  alive() {
    return { alive: true };
  }

  /** What this process is; 200 when all that it does works, 503 with the list when something does not. */
  @Get('/readyz')
  @Route('public', {
    tag: 'operation',
    summary: { zh: '就绪', en: 'Ready, with each dependency' },
    answer: readyAnswer,
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const dependencies = await this.ports.dependencies();
    const ready = dependencies.every((dependency) => dependency.ready);
    void reply.status(ready ? 200 : 503);
    return { ready, ...this.ports.roles(), dependencies };
  }

  /** Prometheus text format. */
  @Get('/metrics')
  @Route('public', {
    tag: 'operation',
    summary: { zh: '指标', en: 'Prometheus metrics' },
    gives: 'text/plain',
  })
  async metrics(@Res({ passthrough: true }) reply: FastifyReply) {
    for (const [name, reading] of Object.entries(await this.ports.gauges())) {
      const values = 'value' in reading ? [{ labels: {}, value: reading.value }] : reading.values;
      const gauge = this.gauge(name, reading.help, Object.keys(values[0]?.labels ?? {}));
      for (const { labels, value } of values) gauge.set(labels, value);
    }
    void reply.type(this.registry.contentType);
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, labelNames: string[]): Gauge {
    const known = this.registry.getSingleMetric(name) as Gauge | undefined;
    return known ?? new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}

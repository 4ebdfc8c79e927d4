import { randomBytes, randomUUID } from 'node:crypto';
import { EventId } from '#domain/kernel/ids.ts';
import { openEventStore } from '#event-store/open-store.ts';
import { versionOf } from '#migrations/upcast.ts';
import { forgetLostEvents, lostEventsIn } from '#platform/data-folder/lost-events.ts';
import type { ExitCode } from './exit-code.ts';
import { enginesIn, eventsIn } from './offline.ts';
import { print, report } from './print.ts';

/**
 * The operator's word that events are gone for good, by name and reason; it is an event, and readiness says no
 * longer that they are lost. Not beside a running server.
 */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const folder = String(options['data']);
  const [by, reason] = [String(options['by']).trim(), String(options['reason']).trim()];
  if (by === '' || reason === '') {
    report(
      '谁、为什么：--by 与 --reason 不能为空 / who and why: --by and --reason may not be empty',
    );
    return 2;
  }
  const { events } = enginesIn(folder);
  if (events.kind === 'embedded') eventsIn(folder);
  const lost = lostEventsIn(folder);
  if (lost === null) {
    report('没有记为丢失的事件 / no events are noted to be lost');
    return 1;
  }
  const store = await openEventStore(events, { writers: 'alone', acceptsLoss: true });
  try {
    const id = EventId(randomUUID());
    const type = 'LossAccepted';
    const metadata = {
      correlationId: id,
      causationId: id,
      actor: { kind: 'service', id: 'operator', agency: null, role: 'none' },
      schemaVersion: versionOf(type),
      salt: randomBytes(32).toString('base64url'),
    } as const;
    await store.append('operation', [{ id, type, data: { ...lost, by, reason }, metadata }], 'any');
  } finally {
    await store.close();
  }
  forgetLostEvents(folder);
  print(
    `已记入事件：位置 ${lost.head + 1} 至 ${lost.seen} 的事件认定丢失 / recorded: the events at ${lost.head + 1} to ${lost.seen} are accepted as lost`,
  );
  return 0;
}

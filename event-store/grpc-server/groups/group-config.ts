import { randomUUID } from 'node:crypto';
import type { StreamLog } from '../streams/stream-log.ts';
import type { ProposedEvent } from '../streams/stream-rows.ts';
import { metastreamOf } from '../streams/stream-rules.ts';
import type { GroupName, GroupSettings } from './group-settings.ts';
import { startText } from './group-info.ts';

/** Where programs look for what groups there are, and hear that one was made, changed or removed. */
export const configStream = '$persistentSubscriptionConfig';
/** So many of its events are shown. */
const shown = 2;

/** A group as it is told of. */
export interface GroupConfig {
  readonly name: GroupName;
  readonly settings: GroupSettings;
}

const event = (type: string, data: unknown): ProposedEvent => ({
  id: randomUUID(),
  type,
  json: true,
  data: Buffer.from(JSON.stringify(data)),
  metadata: Buffer.alloc(0),
});

const entry = ({ name, settings }: GroupConfig) => ({
  stream: name.stream,
  group: name.group,
  resolveLinkTos: settings.resolveLinks,
  extraStatistics: settings.extraStatistics,
  messageTimeout: settings.messageTimeoutMs,
  startPosition: startText(name, settings),
  liveBufferSize: settings.liveBufferSize,
  historyBufferSize: settings.historyBufferSize,
  maxRetryCount: settings.maxRetries,
  readBatchSize: settings.readBatchSize,
  checkPointAfter: settings.checkpointAfterMs,
  minCheckPointCount: settings.minCheckpointCount,
  maxCheckPointCount: settings.maxCheckpointCount,
  maxSubscriberCount: settings.maxSubscribers,
  namedConsumerStrategy: settings.strategy,
});

/**
 * Tells in `$persistentSubscriptionConfig` what groups there are now, as the protocol's own server does; what the
 * groups are kept by is the table. Rejects when it could not be written.
 */
export async function tellConfig(
  log: StreamLog,
  groups: readonly GroupConfig[],
  updatedBy: string,
): Promise<void> {
  const meta = metastreamOf(configStream);
  if (log.read.find(meta, () => true) === null) {
    await log.append(meta, [event('$metadata', { $maxCount: shown })], 'any');
  }
  const entries = groups.map(entry);
  const config = { version: '2', updated: new Date().toISOString(), updatedBy, entries };
  await log.append(configStream, [event('$PersistentConfig', config)], 'any');
}

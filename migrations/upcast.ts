import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { type EventType, eventVersions, isEventType } from './event-versions.ts';

/** Gives the data of one version in the shape of the next; pure, so that a replay gives the same for ever. */
export type Upcaster = (data: JsonObject) => JsonObject;

/** Of each type the steps from version 1 to 2, from 2 to 3 and so on, up to what is written today. */
export const upcasters: { readonly [Type in EventType]?: readonly Upcaster[] } = {};

/** An event of a type or version that this program does not know: a later one wrote it. */
export class UnknownEventVersion extends Error {
  override readonly name = 'UnknownEventVersion';
  readonly position: number;
  constructor({ type, metadata, position }: RecordedEvent) {
    super(
      `the event at ${position} is ${type}, version ${metadata.schemaVersion}: a later program wrote it`,
    );
    this.position = position;
  }
}

/**
 * The event as it would be written today. What is stored is never changed: digests, proofs and exports
 * are of the stored one. Throws UnknownEventVersion.
 */
export const upcast = (event: RecordedEvent): RecordedEvent =>
  upcastWith(event, eventVersions, upcasters);

/** {@link upcast} by other tables. */
export function upcastWith(
  event: RecordedEvent,
  versions: Readonly<Record<string, number>>,
  steps: Readonly<Record<string, readonly Upcaster[] | undefined>>,
): RecordedEvent {
  const { type, metadata } = event;
  const current = Object.hasOwn(versions, type) ? versions[type]! : 0;
  const { schemaVersion } = metadata;
  if (schemaVersion === current) return event;
  if (!Number.isSafeInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > current) {
    throw new UnknownEventVersion(event);
  }
  const data = (steps[type] ?? [])
    .slice(schemaVersion - 1, current - 1)
    .reduce((left, step) => step(left), event.data);
  return { ...event, data, metadata: { ...metadata, schemaVersion: current } };
}

/** The version in which data of this type is written. Throws RangeError for a type that is not registered. */
export function versionOf(type: string): number {
  if (!isEventType(type)) throw new RangeError(`${type} is no registered type of event`);
  return eventVersions[type];
}

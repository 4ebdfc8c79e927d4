import { principalKey } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import {
  evolveSettings,
  noSettings,
  type SupervisionSettings,
} from '#domain/supervision/thresholds.ts';
import {
  supervisionStream,
  warningStream,
  type SettingsEvent,
  type WarningEvent,
} from '#domain/supervision/warning-events.ts';
import { evolveWarning, type Warning } from '#domain/supervision/warning.ts';
import type { EventStore, RecordedActor } from '#event-store/port.ts';
import { streamMemory } from '#event-store/stream-memory.ts';
import { upcast } from '#migrations/upcast.ts';
import { nameUuid } from '../submit/event-ids.ts';

/** Who reckons the limits: nobody, a clock and the events. */
export const theReactor: RecordedActor = {
  kind: 'service',
  id: 'supervision',
  agency: null,
  role: 'none',
};
export const reactorKey = principalKey(theReactor);

/** The id of the warning about a limit: the same however often, and by whomever, it is raised. */
export const warningIdOf = (caseId: string, limit: string, instance: number): string =>
  nameUuid('warning', caseId, limit, String(instance));

/** A warning up to its last event. */
export interface ReadWarning {
  /** Null before it was raised. */
  readonly warning: Warning | null;
  /** Last revision of its stream; -1 for none. */
  readonly revision: number;
}

export async function readWarning(
  store: Pick<EventStore, 'readStream'>,
  id: string,
): Promise<ReadWarning> {
  let warning: Warning | null = null;
  let revision = -1;
  for await (const event of store.readStream(warningStream(id))) {
    const { actor } = event.metadata;
    warning = evolveWarning(warning, upcast(event) as unknown as WarningEvent, actor);
    revision = event.revision;
  }
  return { warning, revision };
}

/** What is set for all warnings, and the revision that it is of. */
export interface KnownSettings {
  readonly settings: SupervisionSettings;
  /** -1 before anything was. */
  readonly revision: number;
}

/** The settings up to the last append, at every call. */
export function supervisionMemory(
  store: Pick<EventStore, 'readAll'>,
): () => Promise<KnownSettings> {
  const known = { settings: noSettings, revision: -1 };
  return streamMemory(store, supervisionStream, known, (state, event) => {
    if (event.stream !== supervisionStream) return;
    state.settings = evolveSettings(state.settings, upcast(event) as unknown as SettingsEvent);
    state.revision = event.revision;
  });
}

/** What is asked of the clock. */
export interface Today {
  today(): LegalDate;
}

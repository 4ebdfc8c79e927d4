import {
  AppendedByOthers,
  type AppendResult,
  EventIdConflict,
  type RecordedEvent,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../port.ts';
import { type AppendRequest, recordedEvent } from '../append-text.ts';
import type { AppendOutcome, RecordedText } from './writer-protocol.ts';

/** The port's answer to an append, or its error, thrown. */
export function resultOf(request: AppendRequest, outcome: AppendOutcome): AppendResult {
  switch (outcome.kind) {
    case 'appended': {
      const { lastRevision, lastPosition, recordedAt } = outcome;
      const before = lastPosition - request.events.length + 1;
      const recorded = request.events.map(({ metadata }, index) => ({
        position: before + index,
        recordedAt,
        metadata,
      }));
      return result(request, lastRevision, recorded, false);
    }
    case 'repeated':
      return result(request, outcome.lastRevision, outcome.recorded, true);
    case 'wrongRevision':
      throw new WrongExpectedRevision(request.stream, request.expected, outcome.actual);
    case 'idConflict':
      throw new EventIdConflict(outcome.eventId);
    case 'byOthers':
      throw new AppendedByOthers(outcome.position);
    case 'unavailable':
      throw new StoreUnavailable(outcome.reason, { cause: new Error(outcome.message) });
    case 'failed':
      throw new Error(`the append to ${request.stream} failed: ${outcome.message}`);
  }
}

/** Its events are read from their texts when somebody asks for them: many do not. */
function result(
  { stream, events }: AppendRequest,
  revision: number,
  recorded: readonly RecordedText[],
  repeated: boolean,
): AppendResult {
  const firstRevision = revision - events.length + 1;
  let read: readonly RecordedEvent[] | undefined;
  return {
    revision,
    position: recorded.at(-1)!.position,
    get events() {
      return (read ??= recorded.map(({ position, recordedAt, metadata }, index) =>
        recordedEvent(stream, firstRevision + index, position, recordedAt, {
          ...events[index]!,
          metadata,
        }),
      ));
    },
    repeated,
  };
}

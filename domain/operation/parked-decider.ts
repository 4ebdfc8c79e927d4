import { accepted, refused, type Decision } from '#domain/kernel/decider.ts';
import { counted } from '#domain/kernel/counted.ts';

/** An event that one key of a view has not taken; `error` is null when it waits behind one that failed. */
export interface Parked {
  readonly key: string;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly error: string | null;
}

/** One key of a view. */
interface Place {
  readonly view: string;
  readonly key: string;
}

export type ParkedCommand =
  /** `events`: how many the asker has seen: what is parked meanwhile is not taken along unseen. */
  | { readonly kind: 'replayParked'; readonly data: Place & { readonly events: number } }
  | {
      readonly kind: 'skipParked';
      readonly data: Place & { readonly eventId: string; readonly reason: string };
    };

export type ParkedEvent =
  | { readonly type: 'ParkedEventsReplayed'; readonly data: Place & { readonly events: number } }
  | {
      readonly type: 'ParkedEventSkipped';
      readonly data: Place & {
        readonly eventId: string;
        readonly position: number;
        readonly type: string;
        readonly reason: string;
      };
    };

/** Over what is parked under the key now: the views say it, not the log. */
export function decideParked(
  command: ParkedCommand,
  parked: readonly Parked[],
): Decision<ParkedEvent> {
  if (parked.length === 0) return refused('not-found');
  if (command.kind === 'replayParked') {
    const { data } = command;
    if (parked.length !== data.events) return movedOn(data.events, parked.length);
    return accepted({ type: 'ParkedEventsReplayed', data });
  }
  const { view, key, eventId, reason } = command.data;
  const event = parked.find((each) => each.eventId === eventId);
  if (event === undefined) return refused('not-found');
  if (event.error === null) return onlyWaits(event.position);
  const { position, type } = event;
  return accepted({
    type: 'ParkedEventSkipped',
    data: { view, key, eventId, position, type, reason },
  });
}

const movedOn = (seen: number, now: number): Decision<never> =>
  refused('changed-meanwhile', {
    rule: 'PARKED-COUNT',
    article: null,
    field: '/events',
    text: {
      zh: `停放的事件已从 ${seen} 件变为 ${now} 件，请重新查看后再重放`,
      en: `${counted(now, 'event')} ${now === 1 ? 'is' : 'are'} parked by now, not ${seen}: look again, then replay`,
    },
    expected: String(now),
    actual: String(seen),
  });

const onlyWaits = (position: number): Decision<never> =>
  refused('refused-by-state', {
    rule: 'PARKED-WAITS',
    article: null,
    field: '/eventId',
    text: {
      zh: `第 ${position} 号事件本身没有出错，只是排在出错的事件之后；只能跳过出错的事件`,
      en: `Event ${position} did not fail, it waits behind one that did; only that one can be skipped`,
    },
  });

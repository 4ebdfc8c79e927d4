import type {
  ConfirmationRequest,
  RegisteredSystem,
  RegistrationState,
  RequestedAct,
  SystemKey,
} from './registered-system.ts';
import type { RecordedKey, RecordedSystemEvent, SettledRequest } from './system-events.ts';

/** The system after one more event of its own; undefined when there is none (any more). */
export function evolveSystem(
  system: RegisteredSystem | undefined,
  event: RecordedSystemEvent,
): RegisteredSystem | undefined {
  if (event.type === 'SystemEntered') return event.data.as;
  if (event.type === 'SystemRegistered') {
    const { system: id, agency, name, key } = event.data;
    const open = requestOf({ act: 'registration', key: key.id }, event);
    return { id, agency, name, state: 'pending', keys: [newKey(key)], open };
  }
  if (system === undefined) return undefined;
  switch (event.type) {
    case 'SystemKeyRegistered': {
      const { key, overlapDays } = event.data;
      const open = requestOf({ act: 'newKey', key: key.id, overlapDays }, event);
      return { ...system, keys: [...system.keys, newKey(key)], open };
    }
    case 'SystemThawRequested':
      return { ...system, open: requestOf({ act: 'thaw', key: event.data.key }, event) };
    case 'SystemConfirmed':
      return settled(system, event.data, 'active');
    case 'SystemRejected':
      // A freeze that is not lifted stays.
      return settled(system, event.data, event.data.act === 'thaw' ? 'frozen' : 'rejected');
    case 'SystemStateChanged':
      return { ...system, state: event.data.to, open: openAfterState(system, event.data.to) };
    case 'SystemKeyStateChanged': {
      const { key, to } = event.data;
      const open = system.open?.key === key ? null : system.open;
      return { ...system, keys: withState(system.keys, key, to), open };
    }
    case 'SystemKeyForgotten': {
      const keys = system.keys.filter(({ id }) => id !== event.data.key);
      return keys.length === 0 ? undefined : { ...system, keys, open: null };
    }
  }
}

const newKey = ({ id, algorithm, publicKey, notBefore }: RecordedKey): SystemKey => ({
  id,
  algorithm,
  publicKey,
  notBefore,
  notAfter: null,
  state: 'pending',
});

const requestOf = (
  act: RequestedAct,
  {
    data,
    by,
    at,
  }: Extract<
    RecordedSystemEvent,
    { type: 'SystemRegistered' | 'SystemKeyRegistered' | 'SystemThawRequested' }
  >,
): ConfirmationRequest => ({ ...act, id: data.request, by, askedAt: at, reason: data.reason });

const withState = (
  keys: readonly SystemKey[],
  id: string,
  state: RegistrationState,
): readonly SystemKey[] => keys.map((key) => (key.id === id ? { ...key, state } : key));

/** What was open is done or turned down: of the system for its registration or as a whole, of the key it was about. */
function settled(
  system: RegisteredSystem,
  { act, key, formerUntil }: SettledRequest,
  state: RegistrationState,
): RegisteredSystem {
  const ofSystem = act === 'registration' || key === null;
  const own = key === null ? system.keys : withState(system.keys, key.id, state);
  const keys = formerUntil === null ? own : own.map((each) => ending(each, key!.id, formerUntil));
  return { ...system, state: ofSystem ? state : system.state, keys, open: null };
}

/** The former keys end with the overlap, unless they end before. */
function ending(key: SystemKey, next: string, until: string): SystemKey {
  const counts = key.state === 'active' || key.state === 'frozen';
  if (key.id === next || !counts) return key;
  return key.notAfter === null || key.notAfter > until ? { ...key, notAfter: until } : key;
}

/** Also takes back what was asked for in vain by that. */
function openAfterState(
  { open }: RegisteredSystem,
  to: RegistrationState,
): ConfirmationRequest | null {
  if (to === 'disabled') return null;
  return open?.act === 'thaw' && open.key === null ? null : open;
}

import type { Principal } from '#domain/access/principal.ts';
import { accepted, refused, type Decision } from '#domain/kernel/decider.ts';
import type { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { evolveSystem } from './evolve-system.ts';
import {
  formerKeysEnd,
  type ConfirmationDecision,
  type RegisteredSystem,
  type RegistrationState,
  type SettableState,
  type SignatureAlgorithm,
} from './registered-system.ts';
import type {
  EnteredBecause,
  RecordedKey,
  RecordedSystemEvent,
  SystemEvent,
} from './system-events.ts';
import {
  endedForGood,
  notOpen,
  otherAgency,
  personsId,
  samePerson,
  taken,
  unknownAgency,
  waitsForAgency,
} from './system-refusals.ts';

/** A public key that was looked at, or made, at the door. */
export interface OfferedKey {
  readonly algorithm: SignatureAlgorithm;
  /** SPKI PEM, written anew, so that one key has one text. */
  readonly publicKey: string;
}

export type SystemCommand =
  | {
      readonly kind: 'registerSystem';
      readonly id: PrincipalId;
      readonly agency: AgencyId;
      readonly name: Bilingual;
      readonly key: OfferedKey;
      readonly reason: string;
    }
  | {
      readonly kind: 'addSystemKey';
      readonly system: string;
      readonly key: OfferedKey;
      readonly overlapDays: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'setSystemState';
      readonly system: string;
      readonly state: SettableState;
      readonly reason: string;
    }
  | {
      readonly kind: 'setSystemKeyState';
      readonly system: string;
      readonly key: string;
      readonly state: SettableState;
      readonly reason: string;
    }
  | {
      readonly kind: 'settleSystemRequest';
      readonly system: string;
      /** Id of the open request that was looked at: nothing else is decided by this. */
      readonly request: string;
      readonly decision: ConfirmationDecision;
      readonly reason: string;
    };

/** What the program itself does, without anybody to confirm it. */
export type SystemUpkeep =
  | {
      readonly kind: 'enterSystems';
      readonly systems: readonly RegisteredSystem[];
      readonly because: EnteredBecause;
    }
  | {
      readonly kind: 'forgetSystemKeys';
      readonly keys: readonly { readonly system: string; readonly publicKey: string }[];
    };

/** What a decision needs to know beside the systems. */
export interface SystemsContext {
  readonly by: Pick<Principal, 'id' | 'agency'>;
  /** This moment, RFC 3339 in UTC. */
  readonly now: string;
  /** Under what the agency is asked, where it has to be. */
  readonly requestId: string;
  /** True for an agency of casework. */
  readonly handlesCases: (agency: string) => boolean;
  /** True for the id of a person: none of a system may be the same. */
  readonly isPersonsId: (id: string) => boolean;
  readonly fingerprintOf: (publicKey: string) => string;
}

/** All systems by id. */
export type Systems = ReadonlyMap<string, RegisteredSystem>;

/**
 * What takes from a system holds at once; what lets it act waits until its agency has confirmed it.
 */
export const systemsDecider = {
  initialState: new Map() as Systems,
  decide(command: SystemCommand, systems: Systems, context: SystemsContext): Decision<SystemEvent> {
    if (command.kind === 'registerSystem') return registering(command, systems, context);
    const system = systems.get(command.system);
    if (system === undefined) return refused('not-found');
    switch (command.kind) {
      case 'addSystemKey':
        return addingKey(command, system, { systems, context });
      case 'setSystemState':
        return settingState(command, system, context);
      case 'setSystemKeyState':
        return settingKeyState(command, system, context);
      case 'settleSystemRequest':
        return settling(command, system, context);
    }
  },
  evolve(systems: Systems, event: RecordedSystemEvent): Systems {
    const { system: id } = event.data;
    const after = new Map(systems);
    const system = evolveSystem(systems.get(id), event);
    if (system === undefined) after.delete(id);
    else after.set(id, system);
    return after;
  },
};

/** What the upkeep leads to; nothing for what is so already. */
export function decideUpkeep(upkeep: SystemUpkeep, systems: Systems): Decision<SystemEvent> {
  if (upkeep.kind === 'enterSystems') {
    const { because } = upkeep;
    const missing = upkeep.systems.filter(({ id }) => !systems.has(id));
    return accepted(
      ...missing.map((as) => ({
        type: 'SystemEntered' as const,
        data: { system: as.id, as, because },
      })),
    );
  }
  return accepted(
    ...upkeep.keys.flatMap(({ system, publicKey }) =>
      (systems.get(system)?.keys ?? [])
        .filter((key) => key.publicKey === publicKey)
        .map(({ id: key }) => ({ type: 'SystemKeyForgotten' as const, data: { system, key } })),
    ),
  );
}

type CommandOf<Kind extends SystemCommand['kind']> = Extract<SystemCommand, { kind: Kind }>;

function registering(
  { id, agency, name, key, reason }: CommandOf<'registerSystem'>,
  systems: Systems,
  context: SystemsContext,
): Decision<SystemEvent> {
  if (!context.handlesCases(agency)) return unknownAgency(agency);
  if (context.isPersonsId(id)) return personsId(id);
  if (systems.has(id)) return taken('/id', id);
  const others = usedBefore(key, systems, context);
  if (others !== null) return others;
  const recorded = recordedKey(`${id}-1`, key, context);
  const data = { system: id, agency, name, key: recorded, request: context.requestId, reason };
  return accepted({ type: 'SystemRegistered', data });
}

function addingKey(
  { key, overlapDays, reason }: CommandOf<'addSystemKey'>,
  system: RegisteredSystem,
  { systems, context }: { readonly systems: Systems; readonly context: SystemsContext },
): Decision<SystemEvent> {
  if (hasEnded(system.state)) return endedForGood();
  if (system.open !== null) return waitsForAgency();
  const others = usedBefore(key, systems, context);
  if (others !== null) return others;
  const recorded = recordedKey(nextKeyId(system), key, context);
  const request = context.requestId;
  const data = { system: system.id, key: recorded, overlapDays, request, reason };
  return accepted({ type: 'SystemKeyRegistered', data });
}

/** Of a key that two systems share nobody could say who signed. */
function usedBefore(
  { publicKey }: OfferedKey,
  systems: Systems,
  { fingerprintOf }: SystemsContext,
): Decision<never> | null {
  const used = [...systems.values()]
    .flatMap(({ keys }) => keys)
    .some((key) => key.state !== 'rejected' && key.publicKey === publicKey);
  return used ? taken('/key/publicKey', fingerprintOf(publicKey).slice(0, 16)) : null;
}

const recordedKey = (
  id: string,
  { algorithm, publicKey }: OfferedKey,
  { now, fingerprintOf }: SystemsContext,
): RecordedKey => ({
  id,
  algorithm,
  publicKey,
  fingerprint: fingerprintOf(publicKey),
  notBefore: now,
});

function nextKeyId({ id, keys }: RegisteredSystem): string {
  const known = new Set(keys.map((key) => key.id));
  let number = keys.length + 1;
  while (known.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

function settingState(
  { state: to, reason }: CommandOf<'setSystemState'>,
  system: RegisteredSystem,
  context: SystemsContext,
): Decision<SystemEvent> {
  const { id, state: from } = system;
  const change = changeOf(from, to);
  if (change === 'set') {
    return accepted({ type: 'SystemStateChanged', data: { system: id, from, to, reason } });
  }
  return change === 'thaw' ? askingToThaw(system, null, { reason, context }) : change;
}

function settingKeyState(
  { key: keyId, state: to, reason }: CommandOf<'setSystemKeyState'>,
  system: RegisteredSystem,
  context: SystemsContext,
): Decision<SystemEvent> {
  const key = system.keys.find((each) => each.id === keyId);
  if (key === undefined) return refused('not-found');
  // The first key is the registration: that is ended, or decided, as a whole.
  if (system.state === 'pending') return waitsForAgency();
  const change = changeOf(key.state, to);
  if (change === 'set') {
    const data = { system: system.id, key: keyId, from: key.state, to, reason };
    return accepted({ type: 'SystemKeyStateChanged', data });
  }
  return change === 'thaw' ? askingToThaw(system, keyId, { reason, context }) : change;
}

/** What going from one state to another takes, or what speaks against it. */
function changeOf(from: RegistrationState, to: SettableState): 'set' | 'thaw' | Decision<never> {
  if (from === to) return accepted();
  if (hasEnded(from)) return endedForGood();
  if (to === 'disabled') return 'set';
  if (from === 'pending') return waitsForAgency();
  return to === 'active' ? 'thaw' : 'set';
}

/** Nobody lifts a freeze alone: it may be there because of the one who would like it lifted. */
function askingToThaw(
  { id, open }: RegisteredSystem,
  key: string | null,
  { reason, context }: { readonly reason: string; readonly context: SystemsContext },
): Decision<SystemEvent> {
  if (open !== null) return waitsForAgency();
  const data = { system: id, key, request: context.requestId, reason };
  return accepted({ type: 'SystemThawRequested', data });
}

/** The second person: nothing acts for an agency that the agency has not confirmed. */
function settling(
  { request, decision, reason }: CommandOf<'settleSystemRequest'>,
  { id, agency, keys, open }: RegisteredSystem,
  { by, now, fingerprintOf }: SystemsContext,
): Decision<SystemEvent> {
  if (by.agency?.id !== agency) return otherAgency();
  if (open?.id !== request) return notOpen();
  if (open.by === by.id) return samePerson();
  const key = keys.find((each) => each.id === open.key);
  const data = {
    system: id,
    request,
    act: open.act,
    key: key === undefined ? null : { id: key.id, fingerprint: fingerprintOf(key.publicKey) },
    formerUntil:
      open.act === 'newKey' && decision === 'confirmed'
        ? formerKeysEnd(now, open.overlapDays)
        : null,
    reason,
  };
  const type = decision === 'confirmed' ? 'SystemConfirmed' : 'SystemRejected';
  return accepted({ type, data });
}

const hasEnded = (state: RegistrationState): boolean =>
  state === 'disabled' || state === 'rejected';

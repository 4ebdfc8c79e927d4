import { requirePermission } from '#domain/access/require-permission.ts';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { AskedBy } from '#domain/access/asked-by.ts';
import type { ReadOperation } from '#domain/access/operations.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import { type AgencyId, PrincipalId, principalKey } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import { systemsStream, type RecordedKey } from '#domain/systems/system-events.ts';
import {
  systemsDecider,
  type SystemCommand,
  type SystemsContext,
} from '#domain/systems/systems-decider.ts';
import type { SystemsView } from '#identity/signatures/systems-view.ts';
import { nameUuid } from '../submit/event-ids.ts';
import { senderOf, type Sender } from '../submit/sender.ts';
import { takenInDoubt } from '../submit/taken-in-doubt.ts';
import { writeDecided, type WritingParts, type Written } from '../submit/write-decided.ts';
import { fingerprintOf, takeKey, type KeyRequest, type TakenKey } from './public-key.ts';
import { systemsNow } from './systems-now.ts';
import { systemsUpkeep } from './systems-upkeep.ts';
import { confirmation, registration, rotation, stateChange } from './system-requests.ts';

/** A system with the key that was just added. */
export interface WithNewKey {
  readonly system: RegisteredSystem;
  readonly keyId: string;
  readonly fingerprint: string;
  /** PKCS#8 PEM where the pair was made here; told once: null for a given key and for a repeat. */
  readonly privateKey: string | null;
}

/**
 * What is done to the systems of the agencies and to their keys, whatever the way in. Bodies are of
 * any shape; throws Problem.
 */
export interface SystemActs {
  /** Registers a system of an agency with its first key; it may call once the agency has confirmed it. */
  register(body: unknown, by: AskedBy): Promise<WithNewKey>;
  /**
   * Adds a key, which counts once the agency has confirmed it; the former ones go on until then, and
   * for the days of overlap after it, so that no call is lost.
   */
  addKey(id: string, body: unknown, by: AskedBy): Promise<WithNewKey>;
  /** Freezes a system, or ends its registration for good; asks its agency to lift a freeze. */
  setState(id: string, body: unknown, by: AskedBy): Promise<RegisteredSystem>;
  /** The same for one key, as when it may be known to others. */
  setKeyState(id: string, key: string, body: unknown, by: AskedBy): Promise<RegisteredSystem>;
  /** The second person confirms or rejects what is open of a system of the own agency. */
  settle(id: string, body: unknown, by: AskedBy): Promise<RegisteredSystem>;
}

export interface SystemActsParts extends WritingParts {
  readonly policy: AccessPolicy;
  readonly systems: SystemsView;
  readonly directory: AskDirectory;
  /** True for the id of a person: none of a system may be the same. */
  readonly isPersonsId: (id: string) => boolean;
}

export function systemActs(parts: SystemActsParts): SystemActs {
  const { policy, systems } = parts;
  const { carryOver } = systemsUpkeep(parts, systems);

  /** `said`: the body as it came, with what the address named. */
  const write = async (command: SystemCommand, said: object, by: AskedBy): Promise<Written> => {
    const sender = senderOf(by);
    await carryOver();
    const written = await writeDecided(takesAway(command) ? takenInDoubt(parts) : parts, {
      sender,
      name: command.kind,
      content: said,
      stream: systemsStream,
      load: () => systemsNow(systems),
      decide: (state) => systemsDecider.decide(command, state, contextOf(parts, sender, by)),
    });
    await systems.catchUp();
    return written;
  };
  const systemOf = (id: string): RegisteredSystem => {
    const system = systems.find(id);
    if (system === null) throw new Problem('not-found');
    return system;
  };
  const withKey = (id: string, { events, repeated }: Written, pair: TakenKey): WithNewKey => {
    const key = events[0]!.data['key'] as unknown as RecordedKey;
    // Of a repeat the pair that was made just now is not the one that was registered.
    const privateKey = repeated ? null : pair.privateKey;
    return { system: systemOf(id), keyId: key.id, fingerprint: key.fingerprint, privateKey };
  };
  const allow = ({ principal }: AskedBy, operation: ReadOperation): void =>
    requirePermission(policy, principal, operation);

  return {
    async register(body, by) {
      allow(by, 'systems.manage');
      const said = parseWith(registration, body);
      const { id, agency, name, reason } = said;
      const pair = takeKey(id, said.key);
      const key = offered(said.key, pair);
      const command = {
        kind: 'registerSystem',
        id: PrincipalId(id),
        agency: agency as AgencyId,
        name,
        key,
        reason,
      } as const;
      return withKey(id, await write(command, said, by), pair);
    },
    async addKey(id, body, by) {
      allow(by, 'systems.manage');
      const said = parseWith(rotation, body);
      const { overlapDays, reason } = said;
      const pair = takeKey(id, said.key);
      const key = offered(said.key, pair);
      const command = { kind: 'addSystemKey', system: id, key, overlapDays, reason } as const;
      return withKey(id, await write(command, { ...said, system: id }, by), pair);
    },
    async setState(id, body, by) {
      allow(by, 'systems.manage');
      const command = { kind: 'setSystemState', system: id, ...parseWith(stateChange, body) };
      await write(command as SystemCommand, command, by);
      return systemOf(id);
    },
    async setKeyState(id, key, body, by) {
      allow(by, 'systems.manage');
      const said = parseWith(stateChange, body);
      const command = { kind: 'setSystemKeyState', system: id, key, ...said };
      await write(command as SystemCommand, command, by);
      return systemOf(id);
    },
    async settle(id, body, by) {
      allow(by, 'systems.confirm');
      const command = { kind: 'settleSystemRequest', system: id, ...parseWith(confirmation, body) };
      await write(command as SystemCommand, command, by);
      return systemOf(id);
    },
  };
}

/** Freezing and ending: what lets a system act waits for the log, as everything else does. */
const takesAway = (command: SystemCommand): boolean =>
  (command.kind === 'setSystemState' || command.kind === 'setSystemKeyState') &&
  command.state !== 'active';

const offered = ({ algorithm }: KeyRequest, { publicKey }: TakenKey) => ({ algorithm, publicKey });

function contextOf(
  { directory, isPersonsId, clock }: SystemActsParts,
  { actor, idempotencyKey }: Sender,
  { principal }: AskedBy,
): SystemsContext {
  return {
    by: principal,
    now: clock.now(),
    // The same for every attempt, so that what was asked for is found again.
    requestId: nameUuid('system-request', principalKey(actor), idempotencyKey),
    handlesCases: (id) => {
      const agency = directory().agencies.find((each) => each.id === id);
      return agency !== undefined && (agencyKinds as readonly string[]).includes(agency.kind);
    },
    isPersonsId,
    fingerprintOf,
  };
}

import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { RegisteredSystem, RegistrationState } from './registered-system.ts';
import type { RecordedSystemEvent, SystemEvent } from './system-events.ts';
import {
  decideUpkeep,
  systemsDecider,
  type SystemCommand,
  type Systems,
  type SystemsContext,
} from './systems-decider.ts';

const agency = AgencyId('prison-a');
const name = { zh: '执法办案系统', en: 'Casework system' };
const key = (publicKey = 'PEM 1') => ({ algorithm: 'ed25519', publicKey }) as const;
const now = '2026-03-02T01:00:00.000Z';
const by = (id: string, of: string | null = null): SystemsContext => ({
  by: {
    id: PrincipalId(id),
    agency:
      of === null
        ? null
        : {
            id: AgencyId(of),
            kind: 'prison',
            name: { zh: '第一监狱', en: 'Prison A' },
            district: '990101',
          },
  },
  now,
  requestId: 'request-1',
  handlesCases: (id) => id === agency,
  isPersonsId: (id) => id === 'zhang',
  fingerprintOf: (publicKey) => `fingerprint of ${publicKey}`,
});
const administrator = by('root');
const decider = by('li', agency);

const register = {
  kind: 'registerSystem',
  id: PrincipalId('system-a'),
  agency,
  name,
  key: key(),
  reason: '接入',
} as const;
const addKey = {
  kind: 'addSystemKey',
  system: 'system-a',
  key: key('PEM 2'),
  overlapDays: 7,
  reason: '轮换',
} as const;
const setState = (state: 'active' | 'frozen' | 'disabled') =>
  ({ kind: 'setSystemState', system: 'system-a', state, reason: '核查' }) as const;
const setKeyState = (state: 'active' | 'frozen' | 'disabled', of = 'system-a-1') =>
  ({ kind: 'setSystemKeyState', system: 'system-a', key: of, state, reason: '核查' }) as const;
const settle = (decision: 'confirmed' | 'rejected', request = 'request-1') =>
  ({
    kind: 'settleSystemRequest',
    system: 'system-a',
    request,
    decision,
    reason: '经核对',
  }) as const;

type Given = readonly (readonly [SystemCommand, SystemsContext])[];
const recorded = (event: SystemEvent, { by: { id } }: SystemsContext): RecordedSystemEvent => ({
  ...event,
  by: id,
  at: now,
});
/** The systems after these commands, each of which must be accepted. */
const after = (given: Given): Systems =>
  given.reduce((systems, [command, context]) => {
    const decision = systemsDecider.decide(command, systems, context);
    if (decision.kind === 'refused') throw new Error(`given command refused: ${decision.code}`);
    return decision.events.reduce(
      (state, event) => systemsDecider.evolve(state, recorded(event, context)),
      systems,
    );
  }, systemsDecider.initialState);
const decide = (given: Given, command: SystemCommand, context = administrator) =>
  systemsDecider.decide(command, after(given), context);
const systemAfter = (given: Given): RegisteredSystem => after(given).get('system-a')!;
const statesOf = ({ state, keys, open }: RegisteredSystem) => ({
  state,
  keys: keys.map((each) => each.state),
  open: open?.act ?? null,
});

const pending: Given = [[register, administrator]];
const active: Given = [...pending, [settle('confirmed'), decider]];
const renewed: Given = [...active, [addKey, administrator]];
const frozen: Given = [...active, [setState('frozen'), administrator]];
const thawing: Given = [...frozen, [setState('active'), administrator]];

test('given nothing, when a system is registered, then it waits for its agency', () => {
  expect(systemAfter(pending)).toEqual({
    id: 'system-a',
    agency,
    name,
    state: 'pending',
    keys: [{ id: 'system-a-1', ...key(), notBefore: now, notAfter: null, state: 'pending' }],
    open: {
      act: 'registration',
      key: 'system-a-1',
      id: 'request-1',
      by: 'root',
      askedAt: now,
      reason: '接入',
    },
  });
});

test.each<[string, Given, RegistrationState, RegistrationState[], string | null]>([
  ['confirmed', active, 'active', ['active'], null],
  ['rejected', [...pending, [settle('rejected'), decider]], 'rejected', ['rejected'], null],
  [
    'ended while it waits',
    [...pending, [setState('disabled'), administrator]],
    'disabled',
    ['pending'],
    null,
  ],
  ['frozen', frozen, 'frozen', ['active'], null],
  ['asked to be thawed', thawing, 'frozen', ['active'], 'thaw'],
  ['thawed', [...thawing, [settle('confirmed'), decider]], 'active', ['active'], null],
  ['not thawed', [...thawing, [settle('rejected'), decider]], 'frozen', ['active'], null],
  ['given another key', renewed, 'active', ['active', 'pending'], 'newKey'],
  [
    'refused another key',
    [...renewed, [settle('rejected'), decider]],
    'active',
    ['active', 'rejected'],
    null,
  ],
  [
    'frozen meanwhile',
    [...renewed, [setState('frozen'), administrator]],
    'frozen',
    ['active', 'pending'],
    'newKey',
  ],
  [
    'robbed of the new key',
    [...renewed, [setKeyState('disabled', 'system-a-2'), administrator]],
    'active',
    ['active', 'disabled'],
    null,
  ],
  [
    'frozen in its key',
    [...active, [setKeyState('frozen'), administrator]],
    'active',
    ['frozen'],
    null,
  ],
])('given a system that was %s, then it stands so', (_, given, state, keys, open) => {
  expect(statesOf(systemAfter(given))).toEqual({ state, keys, open });
});

test('given a new key, when it is confirmed, then the former one ends with the overlap', () => {
  const { keys } = systemAfter([...renewed, [settle('confirmed'), decider]]);
  expect(keys.map(({ state, notAfter }) => [state, notAfter])).toEqual([
    ['active', '2026-03-09T01:00:00.000Z'],
    ['active', null],
  ]);
});

test('given a state, when it is set again, then there is nothing to do', () => {
  expect(decide(frozen, setState('frozen'))).toEqual({ kind: 'accepted', events: [] });
});

test.each<[string, Given, SystemCommand, SystemsContext, string, string | null]>([
  [
    'of no agency of casework',
    [],
    { ...register, agency: AgencyId('nowhere') },
    administrator,
    'schema-violation',
    'SYSTEM-AGENCY',
  ],
  [
    'with the id of a person',
    [],
    { ...register, id: PrincipalId('zhang') },
    administrator,
    'already-exists',
    'SYSTEM-ID-PERSON',
  ],
  ['with a taken id', pending, register, administrator, 'already-exists', 'SYSTEM-TAKEN'],
  [
    'with the key of another',
    pending,
    { ...register, id: PrincipalId('system-b') },
    administrator,
    'already-exists',
    'SYSTEM-TAKEN',
  ],
  [
    'whose key is its own already',
    active,
    { ...addKey, key: key() },
    administrator,
    'already-exists',
    'SYSTEM-TAKEN',
  ],
  ['that nobody registered', [], addKey, administrator, 'not-found', null],
  [
    'for a key that is not there',
    active,
    setKeyState('frozen', 'system-a-9'),
    administrator,
    'not-found',
    null,
  ],
  [
    'while it waits, by a freeze',
    pending,
    setState('frozen'),
    administrator,
    'refused-by-state',
    'SYSTEM-PENDING',
  ],
  [
    'while it waits, by its key',
    pending,
    setKeyState('frozen'),
    administrator,
    'refused-by-state',
    'SYSTEM-PENDING',
  ],
  [
    'while something waits, by a key',
    renewed,
    { ...addKey, key: key('PEM 3') },
    administrator,
    'refused-by-state',
    'SYSTEM-PENDING',
  ],
  [
    'that has ended',
    [...active, [setState('disabled'), administrator]],
    setState('active'),
    administrator,
    'refused-by-state',
    'SYSTEM-DISABLED',
  ],
  [
    'that was rejected',
    [...pending, [settle('rejected'), decider]],
    addKey,
    administrator,
    'refused-by-state',
    'SYSTEM-DISABLED',
  ],
  [
    'confirmed by another agency',
    pending,
    settle('confirmed'),
    by('li', 'prison-b'),
    'forbidden',
    'SYSTEM-AGENCY',
  ],
  [
    'confirmed by who asked',
    [[register, by('li', agency)]],
    settle('confirmed'),
    decider,
    'forbidden',
    'SYSTEM-TWO-PEOPLE',
  ],
  [
    'confirmed for what is not open',
    pending,
    settle('confirmed', 'request-0'),
    decider,
    'refused-by-state',
    'SYSTEM-REQUEST',
  ],
  ['confirmed twice', active, settle('confirmed'), decider, 'refused-by-state', 'SYSTEM-REQUEST'],
])('a system %s is refused', (_, given, command, context, code, rule) => {
  expect(decide(given, command, context)).toMatchObject({
    kind: 'refused',
    code,
    violations: rule === null ? [] : [{ rule }],
  });
});

test('what was rejected leaves its key free', () => {
  const given: Given = [...pending, [settle('rejected'), decider]];
  expect(decide(given, { ...register, id: PrincipalId('system-b') }).kind).toBe('accepted');
});

describe('what the program itself does', () => {
  const systems = after(active);
  const upkept = (upkeep: Parameters<typeof decideUpkeep>[0], from: Systems): Systems => {
    const decision = decideUpkeep(upkeep, from);
    if (decision.kind === 'refused') throw new Error(decision.code);
    return decision.events.reduce(
      (state, event) => systemsDecider.evolve(state, recorded(event, administrator)),
      from,
    );
  };

  test('enters systems as they are, and those that are there not again', () => {
    const entering = {
      kind: 'enterSystems',
      systems: [...systems.values()],
      because: 'earlier',
    } as const;
    expect(upkept(entering, new Map())).toEqual(systems);
    expect(decideUpkeep(entering, systems)).toEqual({ kind: 'accepted', events: [] });
  });

  test('forgets a key, with the system when it had no other', () => {
    const forget = (publicKey: string) =>
      ({ kind: 'forgetSystemKeys', keys: [{ system: 'system-a', publicKey }] }) as const;
    expect(upkept(forget('PEM 1'), systems).size).toBe(0);
    const two = after([...renewed, [settle('confirmed'), decider]]);
    expect(upkept(forget('PEM 1'), two).get('system-a')!.keys).toHaveLength(1);
    expect(decideUpkeep(forget('PEM 9'), systems)).toEqual({ kind: 'accepted', events: [] });
  });
});

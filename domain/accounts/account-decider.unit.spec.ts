import type { ConfirmedAccount } from '../access/account-confirmation.ts';
import type { JsonObject } from '../kernel/canonical-json.ts';
import { accountDecider, type AccountCommand, type AccountContext } from './account-decider.ts';
import type { AccountState, RecordedAccountEvent } from './account.ts';

const person = {
  name: '王五',
  role: 'decider',
  agency: 'court-a',
  post: '法官',
  staffNumber: '7',
} as const;
const administrator = (id: string): ConfirmedAccount => ({
  id,
  role: 'administrator',
  agency: null,
  state: 'active',
});
const asked = (by: string | null, more: Partial<AccountContext> = {}): AccountContext => ({
  by: by === null ? null : ({ id: by, role: 'administrator', agency: null } as never),
  requestId: 'r1',
  isSystemsId: (id) => id === 'system-a',
  everybody: [administrator('one'), administrator('two')],
  administrators: 2,
  administratorsByCode: 2,
  ...more,
});
const opening: AccountCommand = { kind: 'openAccount', account: 'wang', person };
const settle = (request: string, decision: 'confirmed' | 'rejected' = 'confirmed') =>
  ({ kind: 'settleRequest', account: 'wang', request, decision, reason: '核对' }) as const;
const newCode: AccountCommand = { kind: 'issueCode', account: 'wang', reason: '遗失' };
const activation: AccountCommand = { kind: 'activateAccount', account: 'wang', code: 'right' };

/** The rule of a refusal; what happened otherwise. */
function outcome(command: AccountCommand, state: AccountState | null, context: AccountContext) {
  const decision = accountDecider.decide(command, state, context);
  return decision.kind === 'refused'
    ? (decision.violations[0]?.rule ?? decision.code)
    : decision.events.map(({ type }) => type);
}

/** The account after these acts, each by whom; a refusal ends the test. */
function after(...acts: readonly (readonly [AccountCommand, AccountContext])[]) {
  let state: AccountState | null = null;
  for (const [command, context] of acts) {
    const decision = accountDecider.decide(command, state, context);
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision));
    for (const { type, data } of decision.events) {
      const actor = { id: context.by?.id ?? 'nobody' };
      const recordedAt = '2026-12-01T00:00:00.000Z';
      const event: RecordedAccountEvent = {
        type,
        data: data as JsonObject,
        metadata: { actor },
        recordedAt,
      };
      state = accountDecider.evolve(state, event);
    }
  }
  return state;
}
const opened = after([opening, asked('one')]);

test('an account waits for somebody else than who opened it', () => {
  expect(opened).toMatchObject({ hasPassword: false, open: { act: 'opening', by: 'one' } });
  expect(outcome(settle('r1'), opened, asked('one'))).toBe('ACCOUNT-TWO-PEOPLE');
  expect(outcome(settle('r2'), opened, asked('two'))).toBe('ACCOUNT-REQUEST');
  expect(outcome(settle('r1'), opened, asked('two'))).toEqual(['AccountConfirmed']);
  expect(outcome(activation, opened, asked(null))).toBe('ACCOUNT-PENDING');
});

test('who decides in the agency confirms it where somebody does', () => {
  const decider = { id: 'li', role: 'decider', agency: 'court-a', state: 'active' } as const;
  const everybody = [administrator('two'), decider];
  expect(outcome(settle('r1'), opened, asked('two', { everybody }))).toBe('ACCOUNT-CONFIRMER');
  const by = { id: 'li', role: 'decider', agency: { id: 'court-a' } } as never;
  expect(outcome(settle('r1'), opened, asked(null, { by, everybody }))).toEqual([
    'AccountConfirmed',
  ]);
});

test('an id is taken once, also by a system', () => {
  expect(outcome(opening, opened, asked('one'))).toBe('ACCOUNT-TAKEN');
  expect(outcome({ ...opening, account: 'system-a' }, null, asked('one'))).toBe('ACCOUNT-TAKEN');
  const makes = { kind: 'makeAdministrator', account: 'wang', person } as const;
  expect(outcome(makes, opened, asked(null))).toBe('ACCOUNT-TAKEN');
});

test('a code takes the password at once and waits again; who was never let in still has to be', () => {
  const active = after(
    [opening, asked('one')],
    [settle('r1'), asked('two')],
    [activation, asked(null)],
  );
  expect(active).toMatchObject({ hasPassword: true, passwords: 0, open: null });
  const locked = accountDecider.decide(newCode, active, asked('two', { requestId: 'r2' }));
  expect(locked).toMatchObject({ kind: 'accepted', events: [{ data: { request: 'r2' } }] });
  const again = asked('two', { requestId: 'r2' });
  expect(after([opening, asked('one')], [newCode, again])!.open).toEqual({
    id: 'r2',
    act: 'opening',
    by: 'two',
    askedAt: '2026-12-01T00:00:00.000Z',
    reason: '遗失',
  });
});

test('what was turned down stays so; a code that was turned down leaves the account', () => {
  const down = after([opening, asked('one')], [settle('r1', 'rejected'), asked('two')]);
  expect(down).toMatchObject({ rejected: true, open: null });
  expect(outcome(newCode, down, asked('one'))).toBe('ACCOUNT-REJECTED');
  expect(outcome(activation, down, asked(null))).toBe('ACCOUNT-CODE');
  const code = after(
    [opening, asked('one')],
    [settle('r1'), asked('two')],
    [newCode, asked('one', { requestId: 'r2' })],
    [settle('r2', 'rejected'), asked('two')],
  );
  expect(code).toMatchObject({ rejected: false, passwords: 1, hasPassword: false, open: null });
});

test('administrators are made by a code until there are as many as that makes', () => {
  const makes = { kind: 'makeAdministrator', account: 'wang', person } as const;
  const made = (administrators: number) => outcome(makes, null, asked(null, { administrators }));
  expect([made(0), made(1), made(2)]).toEqual([
    ['FirstAdministratorMade'],
    ['SecondAdministratorMade'],
    'ACCOUNT-CODE',
  ]);
});

test.each([
  ['wrong', 'ACCOUNT-CODE'],
  ['unconfirmed', 'ACCOUNT-PENDING'],
] as const)('a code that is %s sets no password', (code, rule) => {
  const confirmed = after([opening, asked('one')], [settle('r1'), asked('two')]);
  expect(outcome({ ...activation, code } as AccountCommand, confirmed, asked(null))).toBe(rule);
});

test('of an account that is not there nothing is told but to who may know', () => {
  expect(outcome(activation, null, asked(null))).toBe('ACCOUNT-CODE');
  expect(outcome(newCode, null, asked('one'))).toBe('not-found');
  expect(outcome(settle('r1'), null, asked('one'))).toBe('not-found');
});

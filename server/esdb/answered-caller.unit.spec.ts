import { status } from '@grpc/grpc-js';
import { PrincipalId } from '#domain/kernel/ids.ts';
import { refusalOf } from '#event-store/grpc-server/wire/status.ts';
import { answeredCaller } from './answered-caller.ts';
import type { EsdbAnswer } from './esdb-messages.ts';

const asks = (answer: EsdbAnswer) => () => Promise.resolve(answer);

test.each<[EsdbAnswer['kind'], status]>([
  ['failed', status.UNAVAILABLE],
  ['wrong', status.UNAUTHENTICATED],
  ['throttled', status.UNAUTHENTICATED],
  ['forbidden', status.PERMISSION_DENIED],
])('an answer of "%s" is told as status %i', (kind, code) => {
  const answer = { kind } as EsdbAnswer;
  let thrown: unknown;
  try {
    answeredCaller(answer, asks(answer));
  } catch (error) {
    thrown = error;
  }
  expect(refusalOf(thrown).code).toBe(code);
});

test('a look that cannot be recorded, as on a full disk, shows nothing and is worth another try', async () => {
  const actor = {
    kind: 'person',
    id: PrincipalId('auditor'),
    role: 'auditor',
    agency: null,
  } as const;
  const caller = answeredCaller({ kind: 'account', actor }, asks({ kind: 'failed' }));
  const look = { stream: null, from: 0, limit: null };
  await expect(caller.look(look)).rejects.toMatchObject({ code: status.UNAVAILABLE });
});

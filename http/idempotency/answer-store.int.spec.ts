import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { principalKey } from '#domain/kernel/ids.ts';
import { keptForMs, openAnswerStore } from './answer-store.ts';

const handler = principalKey({ kind: 'person', id: 'handler' });

test('an answer is there after a restart, for its sender and key, until its time is over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-answers-'));
  let now = 1_000;
  const first = openAnswerStore(folder, () => now);
  const answer = { request: 'a', status: 201, body: { id: '张某' } };
  first.keep(handler, 'key', answer);
  first.keep(handler, 'key', { ...answer, status: 500 });
  first.close();
  const again = openAnswerStore(folder, () => now);
  expect(again.find(handler, 'key')).toEqual(answer);
  expect(again.find(principalKey({ kind: 'person', id: 'auditor' }), 'key')).toBeNull();
  expect(again.find(principalKey({ kind: 'system', id: 'handler' }), 'key')).toBeNull();
  expect(again.find(handler, 'other')).toBeNull();
  now += keptForMs + 1;
  expect(again.find(handler, 'key')).toBeNull();
  again.close();
  rmSync(folder, { recursive: true });
});

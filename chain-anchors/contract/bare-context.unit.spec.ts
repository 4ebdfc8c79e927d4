import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { toBase64, toBase64Url, toHex } from '#domain/evidence/encoding.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { everyCase } from '#domain/law/testing/every-case.ts';
import { runCalls, type PlainCall } from '../testing/bare-contract.ts';
import { historyOf, keyFor } from '../testing/log-history.ts';
import { keyStatement } from './index.ts';

/** In a process of its own: the bundler's native part does not know the arrays of a test's realm. */
function bundled(): string {
  const maker = `
    const { rolldown } = await import('rolldown');
    const bundle = await rolldown({
      input: process.argv[1],
      resolve: { conditionNames: ['andu-source', 'import', 'default'] },
    });
    const { output } = await bundle.generate({ format: 'iife', name: 'contract' });
    await bundle.close();
    process.stdout.write(output[0].code);`;
  const entry = join(import.meta.dirname, '../testing/bare-contract.ts');
  return execFileSync(process.execPath, ['--input-type=module', '-e', maker, entry], {
    encoding: 'utf8',
    maxBuffer: 32 * 1024 * 1024,
  });
}

/** Each use of a clock or of chance throws; the rest of what a process offers is not there. */
const withoutClock = `
  const none = (name) => () => { throw new Error('the contract asked for ' + name); };
  globalThis.Date = new Proxy(function () {}, {
    apply: none('a clock'), construct: none('a clock'), get: none('a clock'),
  });
  Math.random = none('chance');
  for (const name of ['process', 'require', 'fetch', 'performance', 'crypto', 'setTimeout', 'setInterval', 'Intl', 'Temporal', 'console']) {
    globalThis[name] = undefined;
  }`;

function calls(): PlainCall[] {
  const origin = 'prison.example/log';
  const [key, next] = [keyFor(origin), keyFor(origin)];
  const history = historyOf(origin);
  const hex = toHex(next.publicKey);
  const call = (name: string, args: readonly string[] = [], transient = {}): PlainCall => ({
    name,
    args,
    transient,
  });
  const put = (first: number, second: number, by = key) =>
    call('checkpoints:PutCheckpoint', [
      history.note(second, by),
      JSON.stringify(history.proof(first, second)),
    ]);
  const rotation = toBase64(key.sign(keyStatement.rotate(origin, 10, hex)));
  const salt = toBase64Url(new Uint8Array(32));
  return [
    call('checkpoints:RegisterLog', [origin, toHex(key.publicKey)]),
    put(0, 5),
    put(5, 9),
    put(0, 7),
    call('checkpoints:ReportFork', [history.note(5, key), historyOf(origin, 'x ').note(5, key)]),
    call('checkpoints:RotateKey', [origin, hex, rotation]),
    put(9, 12),
    put(9, 12, next),
    call('checkpoints:GetCheckpoints', [origin, '0', '9']),
    call('checkpoints:GetForks', [origin]),
    ...everyCase.map((facts, index) =>
      call(index % 2 === 0 ? 'law:JudgeAct' : 'law:AdmitAct', [uuidOf(index)], {
        salt,
        request: requestOf(facts),
      }),
    ),
    call('law:ComputeDeadline', [], { request: '{"proposalCopyReceived":"2026-03-02"}' }),
  ];
}

const uuidOf = (index: number): string =>
  `6f0d5c6e-5f5f-4c6b-9a3c-${index.toString(16).padStart(12, '0')}`;

const requestOf = (facts: unknown): string =>
  canonicalJson({
    kind: 'decision',
    facts: JSON.parse(JSON.stringify(facts)) as Json,
    override: null,
    under: null,
    newEnd: null,
    paroleProbationEnd: null,
    besides: [],
  });

test('the contract says and writes the same where every clock and all chance throw', async () => {
  const context = createContext({ TextEncoder, TextDecoder, atob, btoa, Uint8Array });
  new Script(withoutClock).runInContext(context);
  new Script(bundled()).runInContext(context);
  const text = JSON.stringify(calls());
  (context as { text?: string }).text = text;
  const there = (await new Script('contract.runCalls(text)').runInContext(context)) as string;
  const here = await runCalls(text);
  expect(there).toBe(here);
  // It was not the same refusal over and over.
  expect(here.match(/"answer"/g)!.length).toBeGreaterThan(50);
  expect(here.match(/LedgerRefusal/g)!.length).toBeGreaterThan(5);
  expect(here).not.toMatch(/asked for/);
});

test('a clock that is asked would be noticed', () => {
  const context = createContext({});
  new Script(withoutClock).runInContext(context);
  for (const code of ['new Date()', 'Date.now()', 'Date()', 'Math.random()']) {
    expect(() => new Script(code).runInContext(context)).toThrow(/asked for/);
  }
});

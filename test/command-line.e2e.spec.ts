import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  andu,
  newFolder,
  removeFolder,
  startServer,
  type RunningAndu,
} from './system/running-andu.ts';

let server: RunningAndu;
let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'andu-cli-'));
  server = await startServer(await newFolder(), 0, 'info');
}, 90_000);
afterAll(async () => {
  await server.stop();
  await removeFolder(server.dataFolder);
  await rm(work, { recursive: true });
});

const here = (): string[] => ['--data', server.dataFolder];
const there = (): string[] => ['--url', server.url];
const file = (name: string): string => join(work, name);

test('every command is in the documentation, and nothing else is', async () => {
  const { out } = await andu(['help']);
  const listed = [...out.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name!);
  const documented = [
    ...readFileSync(join(import.meta.dirname, '../docs/command-line.md'), 'utf8').matchAll(
      /^\| `andu ([a-z]+)/gm,
    ),
  ].map(([, name]) => name!);
  expect(new Set(documented)).toEqual(new Set(listed.filter((name) => name !== 'help')));
});

test('the first output of a start is the address and what is loaded, nothing else', () => {
  expect(server.said()).toMatch(
    /^loading the published cases .*\n( {2}PC\d+: \d+ steps\n){10}ready/,
  );
});

test('commands take port and folder from the settings of the server', async () => {
  const settings = { ANDU_DATA: server.dataFolder, PORT: new URL(server.url).port };
  const cases = ['request', '/api/cases', '--agency', 'court-chengdu'];
  expect(await andu(cases, '', settings)).toMatchObject({ code: 0, err: '200 OK\n' });
  expect((await andu(['keys'], '', settings)).code).toBe(0);
});

test.each([
  ['request', '/api/cases', '--agency', 'court-chengdu'],
  ['send', 'docs/examples/to-the-procuratorate.ndjson'],
])('%s without the keys names the folder in one line', async (...args) => {
  const { code, err } = await andu([...args, '--data', file('nowhere'), ...there()]);
  expect(code).toBe(2);
  expect(err).toMatch(
    /^andu: .*没有 \S+ 的签名私钥.* \/ no signing key of \S+ in .*nowhere; .*--data or ANDU_DATA\n$/,
  );
});

test.each([
  ['a language that there is not', ['check', '-', '--explain', 'xx'], 'zh, en'],
  ['a kind of rule that there is not', ['rules', '--kind', 'nope'], 'eligibility, start'],
  ['a position before the first', ['replay', '--to', '-3'], '--to is not a position: -3'],
  [
    'a case that is not there',
    ['replay', '--case', crypto.randomUUID()],
    'there are no events of this case',
  ],
  [
    'an address of somebody else',
    ['request', 'http://192.0.2.1/x', '--agency', 'court-chengdu'],
    'not a path of http://127.0.0.1',
  ],
  [
    'an address of somebody else without a scheme',
    ['request', '//192.0.2.1/x', '--agency', 'court-chengdu'],
    'not a path of http://127.0.0.1',
  ],
])('%s is wrong use, and what would be right is said', async (_, args, said) => {
  const { code, out, err } = await andu(args, '', { ANDU_DATA: server.dataFolder });
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(said);
});

test('a file that is not there costs no other its answer', async () => {
  const { code, out } = await andu(
    ['check', file('nowhere.json'), file('.'), '-'],
    '{"measure":"parole"}',
  );
  expect(code).toBe(2);
  const answers = JSON.parse(out) as { errors?: { code: string }[]; verdict?: string }[];
  expect(answers.map(({ errors }) => errors?.[0]?.code)).toEqual([
    'notReadable',
    'notReadable',
    undefined,
  ]);
  expect(answers[2]?.verdict).toBeDefined();
});

test('keys of a folder without a log are said to be missing', async () => {
  const { code, err } = await andu(['keys', '--data', file('nowhere')]);
  const nowhere = file('nowhere');
  expect([code, err]).toEqual([
    2,
    `andu: 没有存证日志：${nowhere} / There is no log in: ${nowhere}\n`,
  ]);
});

test('each command shows an example', async () => {
  for (const name of ['serve', 'generate', 'replay', 'backup', 'deadline']) {
    expect((await andu([name, '--help'])).out).toMatch(/Example:\n {2}\S/);
  }
});

test('the server loads no machine code of a package, so that it runs on any processor', () => {
  const mapped = readFileSync(`/proc/${String(server.pid)}/maps`, 'utf8');
  expect(mapped).toContain('/bin/node');
  expect(mapped.split('\n').filter((line) => line.endsWith('.node'))).toEqual([]);
});

describe('synthetic cases', () => {
  const generate = (cases: string, seed: string) =>
    andu(['generate', '--cases', cases, '--seed', seed, '--until', '2026-11-20']);

  test('are the same for the same seed, and others for another', async () => {
    const [first, again, other] = await Promise.all([
      generate('5', '3'),
      generate('5', '3'),
      generate('5', '4'),
    ]);
    expect(first!.out).toBe(again!.out);
    expect(first!.out).not.toBe(other!.out);
  });

  test('say that they are synthetic', async () => {
    const { out } = await generate('10', '5');
    const openings = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; data: Record<string, never> })
      .filter(({ name }) => name === 'openCase');
    expect(openings).toHaveLength(10);
    for (const { data } of openings) {
      expect(data).toMatchObject({
        provenance: { kind: 'synthetic', seed: 5 },
        offender: { name: expect.stringMatching(/^合成/) },
      });
    }
  });

  test('are sent with the expected answers, and sending again repeats', async () => {
    await writeFile(file('cases.ndjson'), (await generate('25', '9')).out);
    const send = () => andu(['send', file('cases.ndjson'), ...there(), ...here(), '--json']);
    const first = await send();
    expect(first.code).toBe(0);
    const tally = JSON.parse(first.out) as Record<string, number>;
    expect(tally).toMatchObject({ cases: 25, repeated: 0, unexpected: 0, skipped: 0 });
    expect(tally['accepted']).toBeGreaterThan(100);
    expect(JSON.parse((await send()).out)).toMatchObject({
      accepted: 0,
      repeated: tally['accepted'],
    });
  });

  test('another answer than the expected one is a no, and nobody answering is not reachable', async () => {
    const [line = ''] = (await generate('1', '11')).out.split('\n');
    await writeFile(file('one.ndjson'), line.replace('"expect":"accepted"', '"expect":"refused"'));
    const unexpected = await andu(['send', file('one.ndjson'), ...there(), ...here(), '--json']);
    expect([unexpected.code, JSON.parse(unexpected.out)]).toEqual([
      1,
      expect.objectContaining({ unexpected: 1 }),
    ]);
    for (const args of [['send', file('one.ndjson')], ['demo']]) {
      const away = await andu([...args, '--url', 'http://127.0.0.1:9', ...here()]);
      expect([away.code, away.err]).toEqual([3, expect.stringContaining('not reachable')]);
    }
  });

  test('a line that is no command is named', async () => {
    await writeFile(file('bad.ndjson'), '{"agency":1}\n');
    const { code, err } = await andu(['send', file('bad.ndjson'), ...there(), ...here()]);
    expect([code, err]).toEqual([2, expect.stringContaining('line 1')]);
  });

  test('of one kind only are drawn with --kinds', async () => {
    const { out } = await andu(['generate', '--cases', '9', '--kinds', 'parole']);
    expect(out.match(/"measure":"parole"/g)).toHaveLength(out.match(/"openCase"/g)!.length);
    expect((await andu(['generate', '--cases', '9', '--kinds', 'other'])).code).toBe(2);
  });

  test.each(['-1', '1.5', 'many', '1e99'])('--cases %s is wrong use', async (cases) => {
    expect((await andu(['generate', `--cases=${cases}`])).code).toBe(2);
  });
});

test('the example of the README arrives at the work list of the procuratorate', async () => {
  const example = join(import.meta.dirname, '../docs/examples/to-the-procuratorate.ndjson');
  const sent = await andu(['send', example, ...there(), ...here()]);
  expect([sent.code, sent.err]).toEqual([0, expect.any(String)]);
  const agency = ['--agency', 'procuratorate-shanghai-3'];
  const list = await andu(['request', '/api/work-list?after=1', ...agency, ...there(), ...here()]);
  expect(list.out).toContain('7b1f0c52-6a0e-4c3b-9d5e-2f8a41c6d901');
  const facts = join(import.meta.dirname, '../docs/examples/facts.json');
  const review = await andu(['request', '/api/review', facts, ...agency, ...there(), ...here()]);
  expect(JSON.parse(review.out)).toMatchObject({ verdict: 'eligible' });
});

describe('from the log on disk', () => {
  test('the log agrees with the events, and the first difference is named', async () => {
    expect((await andu(['fsck', ...here()])).code).toBe(0);
  });

  test('a case is replayed, and its stored view agrees', async () => {
    const [line = ''] = readFileSync(file('cases.ndjson'), 'utf8').split('\n');
    const { caseId } = JSON.parse(line) as { caseId: string };
    const { code, out, err } = await andu(['replay', '--case', caseId, ...here()]);
    expect([code, err]).toEqual([0, expect.stringContaining('the stored view agrees')]);
    expect(out).toContain('CaseOpened');
    const earlier = await andu(['replay', '--case', caseId, '--to', '1', ...here()]);
    expect(earlier.out).not.toContain('CaseOpened');
  });

  test('a view is not rebuilt beside a running server', async () => {
    const { code, err } = await andu(['rebuild', 'search', ...here()]);
    expect([code, err]).toEqual([2, expect.stringContaining('already open for writing')]);
  });

  test('a backup of the running system is restored whole, and a damaged one is refused', async () => {
    const [copy, restored] = [file('backup'), file('restored')];
    expect((await andu(['backup', copy, ...here()])).code).toBe(0);
    expect((await andu(['restore', copy, '--data', restored])).code).toBe(0);
    expect((await andu(['fsck', '--data', restored])).code).toBe(0);
    const rebuilt = await andu(['rebuild', '--all', '--data', restored, '--json']);
    expect(JSON.parse(rebuilt.out)).toHaveLength(7);
    expect((await andu(['restore', copy, '--data', restored])).err).toContain('not empty');
    await appendFile(join(copy, 'events', 'events.sqlite'), 'x');
    const refused = await andu(['restore', copy, '--data', file('second')]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('changed')]);
  }, 60_000);

  test('the trust file serves to verify evidence', async () => {
    expect((await andu(['keys', '--out', file('trust.json'), ...here()])).out).toContain('andu');
    expect(JSON.parse(readFileSync(file('trust.json'), 'utf8'))).toMatchObject({ origin: 'andu' });
  });

  test('a signed export is verified with it, and a changed line is named', async () => {
    await andu(['keys', '--out', file('trust.json'), ...here()]);
    const { out: token } = await andu(['token', '--user', 'auditor', ...there()]);
    const answer = await fetch(`${server.url}/api/events/export`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ purpose: '年度检查' }),
    });
    const lines = (await answer.text()).split('\n');
    writeFileSync(file('events.ndjson'), lines.join('\n'));
    const verify = (name: string, ...more: string[]) =>
      andu(['verify', file(name), '--language', 'en', ...more]);
    const genuine = await verify('events.ndjson', '--trust', file('trust.json'));
    expect([genuine.code, genuine.out]).toEqual([
      0,
      expect.stringMatching(/^genuine, by the keys of andu: andu [0-9a-f]{8}/),
    ]);
    writeFileSync(file('changed.ndjson'), lines.toSpliced(4, 1).join('\n'));
    const changed = await verify('changed.ndjson', '--trust', file('trust.json'));
    expect([changed.code, changed.out]).toEqual([1, expect.stringContaining('line 5: ')]);
    expect((await verify('events.ndjson')).code).toBe(2);
  });

  test('the registered systems are listed', async () => {
    expect((await andu(['systems', ...here()])).out).toContain('system-prison-baimaoling');
  });

  test('a system is registered with a pair that is made here, confirmed by its agency, and its key is rotated', async () => {
    const [pem, next] = [file('new.pem'), file('next.pem')];
    const agency = ['--agency', 'justice-minhang', '--name', '新系统', '--reason', '接入'];
    const register = ['systems', 'register', 'system-new', ...agency, ...there()];
    const registered = await andu([...register, '--private-key', pem]);
    expect([registered.code, registered.out]).toEqual([
      0,
      expect.stringMatching(/^system-new-1\t[0-9a-f]{64}\n$/),
    ]);
    expect(readFileSync(pem, 'utf8')).toContain('PRIVATE KEY');
    expect(statSync(pem).mode & 0o777).toBe(0o600);
    expect((await andu([...register, '--private-key', pem])).code).toBe(2);
    expect((await andu([...register, '--private-key', file('other.pem')])).code).toBe(1);
    const rotate = ['systems', 'rotate', 'system-new', '--overlap-days', '0', '--reason', '轮换'];
    expect((await andu(['systems', ...here()])).out).toMatch(/system-new\t.*pending.*registration/);
    const early = await andu([...rotate, '--private-key', file('early.pem'), ...there()]);
    expect([early.code, early.out]).toEqual([1, expect.stringContaining('SYSTEM-PENDING')]);
    const decider = ['--user', 'justice-minhang-decider', ...there()];
    const decide = (act: string, ...more: string[]) =>
      andu(['systems', act, 'system-new', '--reason', '核对', ...more, ...decider]);
    const other = await decide('confirm', '--fingerprint', '0'.repeat(64));
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('fingerprint')]);
    const fingerprint = registered.out.trim().split('\t')[1]!;
    expect((await decide('confirm', '--fingerprint', fingerprint)).code).toBe(0);
    expect((await decide('confirm', '--fingerprint', fingerprint)).code).toBe(1);
    const secret = await andu([...rotate, '--public-key', pem, ...there()]);
    expect([secret.code, secret.out]).toEqual([1, expect.stringContaining('这是私钥')]);
    const rotated = await andu([...rotate, '--private-key', next, '--json', ...there()]);
    expect(JSON.parse(rotated.out)).toMatchObject({ keyId: 'system-new-2', privateKey: null });
    expect((await decide('reject')).code).toBe(0);
    const again = await andu([...rotate, '--private-key', file('third.pem'), '--json', ...there()]);
    const { fingerprint: third } = JSON.parse(again.out) as { fingerprint: string };
    expect((await decide('confirm', '--fingerprint', third)).code).toBe(0);
    expect((await andu(['systems', ...here()])).out).toMatch(
      /system-new-1 active until.*system-new-2 rejected, system-new-3 active/,
    );
  }, 90_000);
});

describe('a token', () => {
  test('lets curl in as its user', async () => {
    const { code, out } = await andu(['token', '--user', 'auditor', ...there()]);
    expect(code).toBe(0);
    const answer = await fetch(`${server.url}/api/cases`, {
      headers: { authorization: `Bearer ${out.trim()}` },
    });
    expect(answer.status).toBe(200);
  });

  test('is not given for a wrong password, nor by nobody', async () => {
    const wrong = await andu(['token', '--user', 'auditor', '--password', 'no', ...there()]);
    expect(wrong.code).toBe(1);
    const nobody = await andu(['token', '--user', 'auditor', '--url', 'http://127.0.0.1:9']);
    expect(nobody.code).toBe(3);
  });
});

describe('the law', () => {
  test('a deadline comes with its article and its arithmetic', async () => {
    const { code, out } = await andu([
      'deadline',
      'arrestReview',
      '--from',
      '2026-09-28',
      'detained=true',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/刑事诉讼法|刑事诉讼规则/);
    expect(out).toMatch(/due\t2026-1/);
  });

  test.each([
    [['deadline', 'nonsense', '--from', '2026-01-01']],
    [['deadline', 'arrestReview', '--from', '2026-02-30']],
    [['deadline', 'arrestReview', 'nonsense=1']],
    [['deadline', 'arrestReview']],
  ])('%p is wrong use', async (args) => {
    expect((await andu(args)).code).toBe(2);
  });

  test('rules are filtered by instrument', async () => {
    const { out } = await andu(['rules', '--instrument', '法释〔2024〕5号']);
    expect(
      out
        .trim()
        .split('\n')
        .every((line) => line.includes('2024')),
    ).toBe(true);
  });
});

test('every setting is listed with where it comes from', async () => {
  const { out } = await andu(['config', '--json']);
  expect(JSON.parse(out)).toContainEqual(
    expect.objectContaining({ name: 'PORT', source: 'default', value: '8080' }),
  );
});

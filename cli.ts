import { Command } from 'commander';
import type { ExitCode } from './cli/exit-code.ts';
import { notReachable } from './cli/not-reachable.ts';

/** A command gives its exit code; what it throws is wrong use or a fault of its own. */
type Run = (options: Record<string, unknown>, args: readonly string[]) => Promise<ExitCode>;

/** Where `andu serve` listens and keeps its stores when it is started with the same settings. */
const { PORT: port = '', ANDU_DATA: dataFolder = '' } = process.env;
const defaultData = dataFolder === '' ? '.data' : dataFolder;
const defaultUrl = `http://127.0.0.1:${/^[1-9]\d{1,4}$/.test(port) ? port : '8080'}`;

const program = new Command('andu')
  .description('Backbone of commutation and parole casework / 减刑假释协同办案底座')
  .showHelpAfterError()
  .exitOverride();

/** Loads the code of a command only when it is called: `andu check` starts no server. */
function add(
  name: string,
  description: string,
  example: string,
  load: () => Promise<{ run: Run }>,
  under: Command = program,
): Command {
  return under
    .command(name)
    .description(description)
    .addHelpText('after', `\nExample:\n  ${example}`)
    .action(async (...parameters: unknown[]) => {
      const command = parameters.at(-1) as Command;
      const { run } = await load();
      process.exitCode = await run(command.optsWithGlobals(), command.args);
    });
}

add(
  'serve',
  'the whole system on embedded stores',
  'PORT=8080 andu serve',
  () => import('./cli/serve.ts'),
);

add(
  'demo',
  'send the published cases, or cases to practise on, as their agencies would',
  'andu demo --url http://127.0.0.1:8080',
  () => import('./cli/demo.ts'),
)
  .option('--url <url>', 'address of the server', defaultUrl)
  .option('--data <folder>', 'data folder with the signing keys', defaultData)
  .option('--practice', 'instead the cases to practise on of today, at each next step')
  .option('--json', 'one JSON document');

add(
  'request',
  "one signed call in the name of an agency's system; with a file, a POST of it",
  'andu request --agency prison-liaocheng /api/cases',
  () => import('./cli/request.ts'),
)
  .argument('<path>', 'path of the call, /api/…')
  .argument('[file]', 'JSON to post; - for standard input')
  .requiredOption('--agency <id>', 'agency whose system calls')
  .option('--url <url>', 'address of the server', defaultUrl)
  .option('--data <folder>', 'data folder with the signing keys', defaultData)
  .option('--key <uuid>', 'Idempotency-Key; a new one when left out')
  .option('--out <file>', 'write the body of a good answer here');

add(
  'check',
  'the law on facts',
  `echo '{"measure":"parole"}' | andu check - --explain zh`,
  () => import('./cli/check.ts'),
)
  .argument('<file...>', 'JSON object, list, or lines of JSON; - for standard input')
  .option('--law-date <date>', 'judge by the law of this day')
  .option('--explain <language>', 'text a lawyer can read: zh or en')
  .option('--json', 'one JSON document');

add(
  'rules',
  'the published checklist',
  'andu rules --kind deadline --at 2026-11-01',
  () => import('./cli/rules.ts'),
)
  .option('--kind <kind>', 'only rules of this kind')
  .option('--instrument <text>', 'only rules of this instrument, by any part of its name')
  .option('--at <date>', 'only rules in force on this day')
  .option('--json', 'one JSON document');

add(
  'verify',
  'an evidence bundle or a signed export, without network; names every fault',
  'andu verify evidence.zip --trust trust.json',
  () => import('./cli/verify.ts'),
)
  .argument('<file>', 'zip of the evidence (- for standard input), or a signed export (.ndjson)')
  .option('--trust <file>', 'trust file of your own, instead of the one in the bundle')
  .option('--language <language>', 'zh or en', 'zh')
  .option('--json', 'one JSON document');

add(
  'token',
  'an access token of a demonstration user, for curl',
  'andu token --user auditor',
  () => import('./cli/token.ts'),
)
  .requiredOption('--user <id>', 'user, as the sign-in page lists them')
  .option('--password <text>', 'password; that of the demonstration when left out')
  .option('--url <url>', 'address of the server', defaultUrl);

add(
  'deadline',
  'a statutory deadline with its arithmetic, calendar and article; without a kind, all kinds',
  'andu deadline rulingService --from 2026-04-10',
  () => import('./cli/deadline.ts'),
)
  .argument('[kind]', 'kind of time limit')
  .argument('[facts...]', 'other days and facts, name=value')
  .option('--from <date>', 'the first day that the kind needs')
  .option('--json', 'one JSON document');

add(
  'generate',
  'synthetic cases as command lines for `andu send`; deterministic',
  'andu generate --cases 100 --seed 1 | andu send -',
  () => import('./cli/generate.ts'),
)
  .requiredOption('--cases <n>', 'number of cases')
  .option('--seed <s>', 'seed', '1')
  .option('--kinds <kinds>', 'of fixedTerm,parole,life,reprieve,suspended; all when left out')
  .option('--until <date>', 'last day on which anything happens; today when left out');

add(
  'send',
  'post commands, signed; sending again goes on where it was broken off',
  'andu send commands.ndjson --concurrency 16',
  () => import('./cli/send.ts'),
)
  .argument('<file>', 'lines of JSON; - for standard input')
  .option('--url <url>', 'address of the server', defaultUrl)
  .option('--data <folder>', 'data folder with the signing keys', defaultData)
  .option('--concurrency <n>', 'cases at a time', '8')
  .option('--json', 'one JSON document');

add(
  'replay',
  'the events and the state they give, and whether the stored view agrees',
  'andu replay --case 0b9f7c1e-1111-4222-8333-444455556666 --to 120',
  () => import('./cli/replay.ts'),
)
  .option('--case <id>', 'only this case, and its state')
  .option('--to <position>', 'up to this position')
  .option('--data <folder>', 'data folder', defaultData)
  .option('--json', 'JSON');

add(
  'rebuild',
  'fill a view from zero beside the serving one and switch',
  'andu rebuild search',
  () => import('./cli/rebuild.ts'),
)
  .argument('[view]', 'name of the view')
  .option('--all', 'every view')
  .option('--data <folder>', 'data folder; no server may run on it', defaultData)
  .option('--json', 'one JSON document');

add(
  'fsck',
  'every stored byte that anything believes held against what it follows from; names all that differs',
  'andu fsck',
  () => import('./cli/fsck.ts'),
)
  .option('--data <folder>', 'data folder', defaultData)
  .option('--json', 'one JSON document');

add(
  'keys',
  'the public keys by which evidence is judged',
  'andu keys --out trust.json',
  () => import('./cli/keys.ts'),
)
  .option('--data <folder>', 'data folder', defaultData)
  .option('--out <file>', 'write the trust file here')
  .option('--json', 'one JSON document');

const systems = add(
  'systems',
  'the registered systems, their keys and states; registers, confirms and rotates',
  'andu systems',
  () => import('./cli/systems.ts'),
)
  .option('--data <folder>', 'data folder', defaultData)
  .option('--json', 'one JSON document');

/** Who asks, and why: what every act on a system has in common. */
const withReason = (command: Command, role: string): Command =>
  command
    .argument('<id>', 'the system')
    .requiredOption('--reason <text>', 'why; it stays in the record')
    .option('--url <url>', 'address of the server', defaultUrl)
    .option('--token <token>', `access token of ${role}`)
    .option('--password <password>', 'password; that of the demonstration when left out');

/** What registering and rotating have in common: the key beside it. */
const withKey = (command: Command): Command =>
  withReason(command, 'an administrator')
    .option('--user <user>', 'administrator of the embedded issuer', 'administrator')
    .option('--algorithm <name>', 'sm2-sm3, ed25519 or ecdsa-p256-sha256', 'sm2-sm3')
    .option('--public-key <file>', 'SPKI PEM of a pair that the system made')
    .option('--private-key <file>', 'make a pair here and write its private half to this new file');

withKey(
  add(
    'register',
    'a system of an agency, with its first key; it may call once the agency has confirmed it',
    "andu systems register system-new --agency justice-minhang --name 新系统 --private-key new.pem --reason '接入'",
    async () => ({ run: (await import('./cli/manage-systems.ts')).register }),
    systems,
  ),
)
  .requiredOption('--agency <id>', 'agency whose system it is')
  .requiredOption('--name <text>', 'name in Chinese')
  .option('--name-en <text>', 'name in English');

withKey(
  add(
    'rotate',
    'another key of a system; the former ones count on until it is confirmed, and for the overlap',
    "andu systems rotate system-new --public-key next.pub.pem --overlap-days 7 --reason '年度轮换'",
    async () => ({ run: (await import('./cli/manage-systems.ts')).rotate }),
    systems,
  ),
).option('--overlap-days <n>', 'days, 0 to 90; 0 ends the former keys with the confirmation', '7');

withReason(
  add(
    'confirm',
    "what waits of a system of one's agency: its registration, a new key, the end of a freeze",
    "andu systems confirm system-new --user justice-minhang-decider --fingerprint 9f86… --reason '已核对'",
    async () => ({ run: (await import('./cli/confirm-systems.ts')).confirm }),
    systems,
  ),
  'a decider of its agency',
)
  .requiredOption('--user <user>', 'decider of its agency at the embedded issuer')
  .option('--fingerprint <sha-256>', 'of the key, as the system itself says it');

withReason(
  add(
    'reject',
    "what waits of a system of one's agency",
    "andu systems reject system-new --user justice-minhang-decider --reason '指纹不符'",
    async () => ({ run: (await import('./cli/confirm-systems.ts')).reject }),
    systems,
  ),
  'a decider of its agency',
).requiredOption('--user <user>', 'decider of its agency at the embedded issuer');

const people = add(
  'people',
  'the accounts of the embedded issuer; adds people and issues one-time codes',
  'andu people --user zhou-weiguo --password-file -',
  async () => ({ run: (await import('./cli/people.ts')).list }),
)
  .option('--url <url>', 'address of the server', defaultUrl)
  .option('--token <token>', 'access token of an administrator')
  .option('--user <user>', 'administrator of the embedded issuer', 'administrator')
  .option('--password-file <file>', 'file with the password, - for standard input')
  .option('--json', 'one JSON document');

/** What is said of a person, and stays in the record. */
const withPerson = (command: Command): Command =>
  command
    .argument('<account>', 'lower-case letters, digits, hyphens')
    .requiredOption('--name <text>', 'name')
    .requiredOption('--post <text>', 'post (职务)')
    .requiredOption('--staff-number <text>', 'staff number (工号)');

withPerson(
  add(
    'first-administrator',
    'make the first administrator by the code that the start has said; the password comes from --password-file',
    'andu people first-administrator zhou-weiguo --name 周卫国 --post 系统管理员 --staff-number A-001 --code XXXXX-… --password-file -',
    async () => ({ run: (await import('./cli/people.ts')).first }),
    people,
  ),
).requiredOption('--code <code>', 'the one-time code');

withPerson(
  add(
    'add',
    'a person; prints the one-time code for that person',
    'andu people add li-jing --name 李静 --post 审计员 --staff-number B-007 --role auditor',
    async () => ({ run: (await import('./cli/people.ts')).add }),
    people,
  ),
)
  .requiredOption(
    '--role <role>',
    'caseHandler, decider, supervisor, auditor, analyst or administrator',
  )
  .option('--agency <id>', 'agency; none for auditor, analyst and administrator');

add(
  'code',
  'another one-time code for who lost the password, which counts no more',
  "andu people code li-jing --reason '忘记密码'",
  async () => ({ run: (await import('./cli/people.ts')).code }),
  people,
)
  .argument('<account>', 'the account')
  .requiredOption('--reason <text>', 'why; it stays in the record');

add(
  'activate',
  'set the password of an account by its one-time code; the password comes from --password-file',
  'andu people activate li-jing --code XXXXX-… --password-file -',
  async () => ({ run: (await import('./cli/people.ts')).activate }),
  people,
)
  .argument('<account>', 'the account')
  .requiredOption('--code <code>', 'the one-time code');

const parked = add(
  'parked',
  'events that a view could not take: lists, looks, replays, skips',
  'andu parked',
  async () => ({ run: (await import('./cli/parked.ts')).list }),
)
  .option('--url <url>', 'address of the server', defaultUrl)
  .option('--token <token>', 'access token of an administrator')
  .option('--user <user>', 'administrator of the embedded issuer', 'administrator')
  .option('--password-file <file>', 'file with the password, - for standard input')
  .option('--json', 'one JSON document');

add(
  'look',
  'the parked events of one key of a view',
  'andu parked look dossier KEY',
  async () => ({ run: (await import('./cli/parked.ts')).look }),
  parked,
).arguments('<view> <key>');

add(
  'replay',
  'takes the parked events of a key again, after the cause is mended',
  'andu parked replay dossier KEY --events 3',
  async () => ({ run: (await import('./cli/parked.ts')).replay }),
  parked,
)
  .arguments('<view> <key>')
  .requiredOption('--events <n>', 'how many were seen; another number by now is refused');

add(
  'skip',
  'leaves the failed event out of a view for good; the events themselves are untouched',
  "andu parked skip dossier KEY EVENT-ID --reason '重复录入'",
  async () => ({ run: (await import('./cli/parked.ts')).skip }),
  parked,
)
  .arguments('<view> <key> <event>')
  .requiredOption('--reason <text>', 'why; it stays in the record');

add(
  'backup',
  'copy the data folder, also beside a running server',
  'andu backup backup-2026-11-24',
  () => import('./cli/backup.ts'),
)
  .argument('<folder>', 'where to; empty or not there')
  .option('--data <folder>', 'data folder', defaultData)
  .option('--json', 'one JSON document');

add(
  'restore',
  'put a backup into an empty data folder, after its digests were checked',
  'andu restore backup-2026-11-24 --data restored',
  () => import('./cli/restore.ts'),
)
  .argument('<folder>', 'the backup')
  .option('--data <folder>', 'data folder; empty or not there', defaultData);

add(
  'config',
  'every setting, its value and where that comes from',
  'andu config',
  () => import('./cli/config.ts'),
).option('--json', 'one JSON document');

add(
  'bench',
  'the figures the project holds itself to; exit 1 when one is below its bar',
  'andu bench durable http',
  () => import('./cli/bench.ts'),
)
  .argument(
    '[names...]',
    'durable, log, rebuild, http, law, memory, screens, faults, flips; all when left out',
  )
  .option('--quick', 'a small run, to see that everything works')
  .option('--json', 'one JSON document');

export async function main(argv: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(argv);
  } catch (error) {
    const { code, exitCode, message } = error as {
      code?: string;
      exitCode?: number;
      message: string;
    };
    if (code?.startsWith('commander.') === true) {
      process.exitCode = exitCode === 0 ? 0 : 2;
      return;
    }
    const { cause } = error as { cause?: { code?: string } };
    const unreachable = message === 'fetch failed';
    process.stderr.write(`andu: ${unreachable ? notReachable(cause?.code ?? '') : message}\n`);
    process.exitCode = unreachable ? 3 : 2;
  }
}

/** Under an older Node.js `import.meta.main` is not there: nothing would happen, and look like success. */
const oldestNode = 24;
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < oldestNode) {
  process.stderr.write(
    `andu: Node.js ${oldestNode} or newer is needed, this is ${process.versions.node}; \`npm run andu --\` takes the one of the package\n`,
  );
  process.exitCode = 2;
} else if (import.meta.main) await main(process.argv);

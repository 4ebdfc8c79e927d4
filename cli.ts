import './cli/reader-gone.ts';
import { Option } from 'commander';
import { ruleKinds } from '#domain/law/rules/rule.ts';
import { fileFault } from './cli/given-file.ts';
import { notReachable } from './cli/not-reachable.ts';
import { addOperatorCommands } from './cli/operator-commands.ts';
import { add, defaultData, defaultUrl, program } from './cli/program.ts';

const languages = ['zh', 'en'];

add(
  'serve',
  'the whole system on embedded stores',
  'PORT=8080 andu serve',
  () => import('./cli/serve.ts'),
)
  .option(
    '--event-store <address>',
    'esdb:// or kurrentdb:// address of KurrentDB (EventStoreDB); the embedded store when left out',
  )
  .option(
    '--dossiers <address>',
    'mongodb:// address of MongoDB for dossiers, work lists and quality; files in the data folder when left out',
  )
  .option(
    '--search <address>',
    'http:// or https:// address of Elasticsearch for the search; files in the data folder when left out',
  )
  .option(
    '--ledger <chain>',
    'fabric:PROFILE, a channel of Hyperledger Fabric; the ledger in the data folder when left out',
  )
  .option(
    '--role <roles>',
    'what this process does, with commas: commands, read-api, projections, anchors, ui; all when left out',
  )
  .option('--esdb-port <port>', 'also serve clients of EventStoreDB there (gRPC), mostly 2113');

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
  .addOption(new Option('--explain <language>', 'text a lawyer can read').choices(languages))
  .option('--json', 'one JSON document');

add(
  'rules',
  'the published checklist',
  'andu rules --kind deadline --at 2026-11-01',
  () => import('./cli/rules.ts'),
)
  .addOption(new Option('--kind <kind>', 'only rules of this kind').choices(ruleKinds))
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
  .addOption(new Option('--language <language>', 'of the faults').choices(languages).default('zh'))
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
  .option('--kind <kind>', 'commutation (with parole) or criminal', 'commutation')
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
  .option('--anew', 'give up what was filled before a pause, and begin from zero')
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

addOperatorCommands();

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
  'accept-loss',
  'says by name and reason that events which views had seen are gone for good; it is an event',
  "andu accept-loss --by 周卫国 --reason '备份均已核对，无法恢复'",
  () => import('./cli/accept-loss.ts'),
)
  .option('--data <folder>', 'data folder', defaultData)
  .requiredOption('--by <name>', 'who says so; it stays in the record')
  .requiredOption('--reason <text>', 'why; it stays in the record');

add(
  'restore',
  'put a backup into an empty data folder, after its digests were checked',
  'andu restore backup-2026-11-24 --data restored',
  () => import('./cli/restore.ts'),
)
  .argument('<folder>', 'the backup')
  .option('--data <folder>', 'data folder; empty or not there', defaultData);

add(
  'upgrade',
  'try this program on a copy of the data folder, also beside a running server: what would change, how long, how large',
  'andu upgrade --rehearse --data /srv/andu',
  () => import('./cli/upgrade.ts'),
)
  .requiredOption(
    '--rehearse',
    'on a copy; the upgrade itself is the start of this program on the data folder',
  )
  .option('--data <folder>', 'data folder', defaultData)
  .option('--beside <folder>', 'where the copy is made and removed again; beside the data folder')
  .option('--patience <minutes>', 'how long views may take to fill', '60')
  .option('--json', 'one JSON document');

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
    'durable, peers, reading, log, rebuild, engines, http, live, load, law, memory, screens, faults, streams, warnings, cuts, flips; all when left out',
  )
  .option('--quick', 'a small run, to see that everything works')
  .option('--json', 'one JSON document');

/** Help of a command that there is not would be the help of all, and look like an answer. */
function refuseHelpOfNothing([name = '', ...rest]: readonly string[]): void {
  const isKnown = name === 'help' || program.commands.some((command) => command.name() === name);
  const asksHelp = rest.includes('--help') || rest.includes('-h');
  if (!asksHelp || !/^[a-z]/.test(name) || isKnown) return;
  program.error(`error: unknown command '${name}'`, { code: 'commander.unknownCommand' });
}

export async function main(argv: readonly string[]): Promise<void> {
  try {
    refuseHelpOfNothing(argv.slice(2));
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
    const said = unreachable ? notReachable(cause?.code ?? '') : (fileFault(error) ?? message);
    process.stderr.write(`andu: ${said}\n`);
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

import type { Command } from 'commander';
import { add, defaultData, defaultUrl, program } from './program.ts';

/** The calls of who runs the system: its systems, its people, what a view could not take. */
export function addOperatorCommands(): void {
  addSystems();
  addPeople();
  addDirectory();
  addParked();
  addChain();
}

/** Where the server is, and as whom it is asked. */
const knownAs = (who: string, command: Command): Command =>
  command
    .option('--url <url>', 'address of the server', defaultUrl)
    .option('--token <token>', 'access token of an administrator')
    .option('--user <user>', who, 'administrator')
    .option('--password-file <file>', 'file with the password, - for standard input')
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

/** What is said of a person, and stays in the record. */
const withPerson = (command: Command): Command =>
  command
    .argument('<account>', 'lower-case letters, digits, hyphens')
    .requiredOption('--name <text>', 'name')
    .requiredOption('--post <text>', 'post (职务)')
    .requiredOption('--staff-number <text>', 'staff number (工号)');

function addSystems(): void {
  const systems = add(
    'systems',
    'the registered systems, their keys and states; registers, confirms and rotates',
    'andu systems',
    () => import('./systems.ts'),
  )
    .option('--data <folder>', 'data folder', defaultData)
    .option('--json', 'one JSON document');

  withKey(
    add(
      'register',
      'a system of an agency, with its first key; it may call once the agency has confirmed it',
      "andu systems register system-new --agency justice-minhang --name 新系统 --private-key new.pem --reason '接入'",
      async () => ({ run: (await import('./manage-systems.ts')).register }),
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
      async () => ({ run: (await import('./manage-systems.ts')).rotate }),
      systems,
    ),
  ).option(
    '--overlap-days <n>',
    'days, 0 to 90; 0 ends the former keys with the confirmation',
    '7',
  );

  withReason(
    add(
      'confirm',
      "what waits of a system of one's agency: its registration, a new key, the end of a freeze",
      "andu systems confirm system-new --user justice-minhang-decider --fingerprint 9f86… --reason '已核对'",
      async () => ({ run: (await import('./confirm-systems.ts')).confirm }),
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
      async () => ({ run: (await import('./confirm-systems.ts')).reject }),
      systems,
    ),
    'a decider of its agency',
  ).requiredOption('--user <user>', 'decider of its agency at the embedded issuer');
}

function addPeople(): void {
  const people = knownAs(
    'person of the embedded issuer',
    add(
      'people',
      'the accounts of the embedded issuer; adds people, issues one-time codes, confirms',
      'andu people --user zhou-weiguo --password-file -',
      async () => ({ run: (await import('./people.ts')).list }),
    ),
  );

  withPerson(
    add(
      'first-administrator',
      'make the first or second administrator by the code that the start has said; the password comes from --password-file',
      'andu people first-administrator zhou-weiguo --name 周卫国 --post 系统管理员 --staff-number A-001 --code XXXXX-… --password-file -',
      async () => ({ run: (await import('./people.ts')).first }),
      people,
    ),
  ).requiredOption('--code <code>', 'the one-time code');

  withPerson(
    add(
      'add',
      'a person; prints the one-time code for that person, or its first half',
      'andu people add li-jing --name 李静 --post 审计员 --staff-number B-007 --role auditor',
      async () => ({ run: (await import('./people.ts')).add }),
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
    async () => ({ run: (await import('./people.ts')).code }),
    people,
  )
    .argument('<account>', 'the account')
    .requiredOption('--reason <text>', 'why; it stays in the record');

  for (const [name, of] of [
    [
      'confirm',
      'what waits of an account as the second person; prints the second half of its code',
    ],
    ['reject', 'what waits of an account as the second person'],
  ] as const) {
    add(
      name,
      of,
      `andu people ${name} chen-min --user court-decider --password-file - --reason '${name === 'confirm' ? '已核对本人' : '查无此人'}'`,
      async () => ({ run: (await import('./people.ts'))[name] }),
      people,
    )
      .argument('<account>', 'the account')
      .requiredOption('--reason <text>', 'why; it stays in the record');
  }

  add(
    'activate',
    'set the password of an account by its one-time code; the password comes from --password-file',
    'andu people activate li-jing --code XXXXX-… --password-file -',
    async () => ({ run: (await import('./people.ts')).activate }),
    people,
  )
    .argument('<account>', 'the account')
    .requiredOption('--code <code>', 'the one-time code');
}

function addDirectory(): void {
  const directory = knownAs(
    'administrator of the embedded issuer',
    add(
      'directory',
      'the directory as a file: organisations, districts, who is competent for whom, posts',
      'andu directory --user zhou-weiguo --password-file - > directory.json',
      async () => ({ run: (await import('./directory.ts')).write }),
    ),
  );

  add(
    'import',
    'take a file into the directory: all of it or nothing; every fault with its line',
    'andu directory import province.json --dry-run',
    async () => ({ run: (await import('./directory.ts')).take }),
    directory,
  )
    .argument('<file>', 'JSON, as `andu directory` writes it; - for standard input')
    .option('--dry-run', 'only say what would change');
}

function addParked(): void {
  const parked = knownAs(
    'administrator of the embedded issuer',
    add(
      'parked',
      'events that a view could not take: lists, looks, replays, skips',
      'andu parked',
      async () => ({ run: (await import('./parked.ts')).list }),
    ),
  );

  add(
    'look',
    'the parked events of one key of a view',
    'andu parked look dossier KEY',
    async () => ({ run: (await import('./parked.ts')).look }),
    parked,
  ).arguments('<view> <key>');

  add(
    'replay',
    'takes the parked events of a key again, after the cause is mended',
    'andu parked replay dossier KEY --events 3',
    async () => ({ run: (await import('./parked.ts')).replay }),
    parked,
  )
    .arguments('<view> <key>')
    .requiredOption('--events <n>', 'how many were seen; another number by now is refused');

  add(
    'skip',
    'leaves the failed event out of a view for good; the events themselves are untouched',
    "andu parked skip dossier KEY EVENT-ID --reason '重复录入'",
    async () => ({ run: (await import('./parked.ts')).skip }),
    parked,
  )
    .arguments('<view> <key> <event>')
    .requiredOption('--reason <text>', 'why; it stays in the record');
}

function addChain(): void {
  const chain = program.command('chain').description('the chain that the heads of the log go to');
  add(
    'status',
    'network, height, newest head, and when its certificates expire; 1 when it does not answer',
    'andu chain status --ledger fabric:profile.yaml',
    async () => ({ run: (await import('./chain.ts')).status }),
    chain,
  )
    .option('--ledger <chain>', 'fabric:PROFILE; ANDU_LEDGER when left out')
    .option('--json', 'one JSON document');
}

import { Command } from 'commander';

/** Exit codes: 0 yes, 1 no (refused, broken proof, difference found), 2 wrong use, 3 not reachable. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A command gives its exit code; what it throws is wrong use or a fault of its own. */
type Run = (options: Record<string, unknown>, args: readonly string[]) => Promise<ExitCode>;

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
): Command {
  return program
    .command(name)
    .description(description)
    .addHelpText('after', `\nExample:\n  ${example}`)
    .action(async (...parameters: unknown[]) => {
      const command = parameters.at(-1) as Command;
      const { run } = await load();
      process.exitCode = await run(command.opts(), command.args);
    });
}

add(
  'serve',
  'the whole system on embedded stores',
  'PORT=8080 andu serve',
  () => import('./cli/serve.ts'),
).option('--role <roles>', 'parts to run: commands,projections,read-api,anchors,ui');

add(
  'demo',
  'send the published cases as their agencies would',
  'andu demo --url http://127.0.0.1:8080',
  () => import('./cli/demo.ts'),
)
  .option('--url <url>', 'address of the server', 'http://127.0.0.1:8080')
  .option('--data <folder>', 'data folder with the signing keys', '.data')
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
  .option('--url <url>', 'address of the server', 'http://127.0.0.1:8080')
  .option('--data <folder>', 'data folder with the signing keys', '.data')
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
  .option('--at <date>', 'only rules in force on this day')
  .option('--json', 'one JSON document');

add(
  'verify',
  'an evidence bundle, without network; names every fault',
  'andu verify evidence.zip',
  () => import('./cli/verify.ts'),
)
  .argument('<bundle>', 'zip of the evidence; - for standard input')
  .option('--trust <file>', 'trust file of your own, instead of the one in the bundle')
  .option('--language <language>', 'zh or en', 'zh')
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
    process.stderr.write(`andu: ${message}\n`);
    process.exitCode = code === 'ECONNREFUSED' ? 3 : 2;
  }
}

if (import.meta.main) await main(process.argv);

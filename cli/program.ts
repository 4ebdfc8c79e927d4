import { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import { usageFault } from './usage-fault.ts';

/** A command gives its exit code; what it throws is wrong use or a fault of its own. */
type Run = (options: Record<string, unknown>, args: readonly string[]) => Promise<ExitCode>;

/** Where `andu serve` listens and keeps its stores when it is started with the same settings. */
const { PORT: port = '', ANDU_DATA: dataFolder = '' } = process.env;
export const defaultData = dataFolder === '' ? '.data' : dataFolder;
export const defaultUrl = `http://127.0.0.1:${/^[1-9]\d{1,4}$/.test(port) ? port : '8080'}`;

export const program = new Command('andu')
  .description('Backbone of commutation and parole casework / 减刑假释协同办案底座')
  .showHelpAfterError()
  .configureOutput({ outputError: (said, write) => write(usageFault(said)) })
  .exitOverride();

/** Loads the code of a command only when it is called: `andu check` starts no server. */
export function add(
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

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '..', 'cli.ts');

/** Runs a command whose reader is gone before it writes; gives its standard error. */
async function withoutReader(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--conditions=andu-source', cli, ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return said;
}

test.each([[['--help']], [['fsck', '--help']], [['rules']], [['config', '--json']]])(
  'andu %j ends without a word when nobody reads it any more',
  async (args) => {
    expect(await withoutReader(args)).toBe('');
  },
  60_000,
);

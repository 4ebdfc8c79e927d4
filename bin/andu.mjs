#!/usr/bin/env node
// Starts the command line on the Node.js that the package pins, whichever one npm itself runs on.
import { spawnSync } from 'node:child_process';
import { pinnedNode } from '../ops/build/pinned-node.mjs';

const cli = new URL('../dist/cli.js', import.meta.url).pathname;
try {
  const node = pinnedNode();
  const { status, error } = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (error !== undefined) throw error;
  process.exit(status ?? 1);
} catch (error) {
  process.stderr.write(`andu: ${error.message}\n`);
  process.exit(1);
}

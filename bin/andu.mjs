#!/usr/bin/env node
// Starts the command line on the Node.js that the package pins, whichever one npm itself runs on.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const node = createRequire(import.meta.url).resolve('node/bin/node');
const cli = new URL('../dist/cli.js', import.meta.url).pathname;
const { status, error } = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
if (error !== undefined) process.stderr.write(`andu: cannot start ${node}: ${error.message}\n`);
process.exit(status ?? 1);

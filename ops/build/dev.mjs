// `npm run dev`: the server, started again when its sources change, and the screens with hot reload.
// Only starts dev.ts on the Node.js that the package pins.
import { spawn } from 'node:child_process';
import { pinnedNode } from './pinned-node.mjs';

const script = new URL('./dev.ts', import.meta.url).pathname;
const child = spawn(pinnedNode(), ['--conditions=andu-source', script], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

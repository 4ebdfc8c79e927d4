import { spawnSync } from 'node:child_process';
import { pythonClient, pythonFolder, pythonProgram } from './python-client.ts';

/**
 * `npm run engines:python`: a Python of its own with the client of KurrentDB for Python, for the spec that has a client
 * of another language use the server (`test/python-client.int.spec.ts`). Needs Python 3 with venv;
 * it lies in the user's cache, outside the project, and is no part of it.
 */
const run = (program: string, ...given: string[]): boolean => {
  const { status, error } = spawnSync(program, given, { stdio: 'inherit' });
  if (error !== undefined) process.stderr.write(`${program}: ${error.message}\n`);
  return status === 0;
};
const { package: name, version } = pythonClient;
const isThere =
  run('python3', '-m', 'venv', pythonFolder()) &&
  run(pythonProgram(), '-m', 'pip', 'install', '--quiet', `${name}==${version}`);
if (isThere) process.stdout.write(`${pythonProgram()} has ${name} ${version}\n`);
else process.exitCode = 1;

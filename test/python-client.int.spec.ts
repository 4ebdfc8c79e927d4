import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pythonProgram } from '#ops/engines/python-client.ts';
import { serveStreams } from '#event-store/grpc-server/testing/served-streams.ts';

/** A Python that has the client: the one that `ANDU_TEST_PYTHON` names, or what `npm run engines:python` made. */
const made = existsSync(pythonProgram()) ? pythonProgram() : 'python3';
const python = process.env['ANDU_TEST_PYTHON'] ?? made;
const found = spawnSync(python, ['-c', 'import kurrentdbclient'], { encoding: 'utf8' });

if (found.status === 0) {
  test('a program in Python writes, reads, follows and consumes', async () => {
    await using served = await serveStreams();
    const script = join(import.meta.dirname, '../event-store/grpc-server/testing/python_client.py');
    const { stdout } = await promisify(execFile)(python, [script, served.address], {
      timeout: 50_000,
    });
    expect(JSON.parse(stdout)).toEqual({
      ids: true,
      data: [0, 1, 2],
      again: true,
      conflict: true,
      followed: [0, 1, 2],
      consumed: [0, 1, 2],
      filtered: true,
      gone: true,
    });
    expect(served.failures).toEqual([]);
  });
} else {
  process.stderr.write(
    `NOT TESTED: ${python} has no kurrentdbclient (npm run engines:python makes one, or name it by ANDU_TEST_PYTHON)\n`,
  );
  test.todo('NOT TESTED: there is no Python with kurrentdbclient here');
}

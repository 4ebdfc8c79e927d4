import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveStreams } from './testing/served-streams.ts';

/** A Python that has the client; `ANDU_TEST_PYTHON` names another than the first on the path. */
const python = process.env['ANDU_TEST_PYTHON'] ?? 'python3';
const found = spawnSync(python, ['-c', 'import kurrentdbclient'], { encoding: 'utf8' });

if (found.status === 0) {
  test('a program in Python writes, reads, follows and consumes', async () => {
    await using served = await serveStreams();
    const script = join(import.meta.dirname, 'testing', 'python_client.py');
    const { stdout } = await promisify(execFile)(python, [script, served.address], {
      timeout: 25_000,
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
    `NOT TESTED: ${python} has no kurrentdbclient (pip install kurrentdbclient, or ANDU_TEST_PYTHON)\n`,
  );
  test.todo('NOT TESTED: there is no Python with kurrentdbclient here');
}

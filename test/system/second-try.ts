import { expect, jest } from '@jest/globals';

/**
 * With `ANDU_TEST_TRIES=2` a browser test that fails is run once more, and what it failed with is printed
 * as "RETRY ERRORS": a browser on a busy machine loses races that no user sees. Not by default, so that
 * whoever works on a test sees every one of them.
 */
const tries = Number(process.env.ANDU_TEST_TRIES ?? '1');
// oxlint-disable-next-line jest/no-standalone-expect -- asks which file runs, expects nothing
if (tries > 1 && expect.getState().testPath?.endsWith('.e2e.spec.ts') === true) {
  jest.retryTimes(tries - 1, { logErrorsBeforeRetry: true });
}

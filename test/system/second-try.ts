import { expect, jest } from '@jest/globals';

/**
 * With `ANDU_TEST_TRIES=2` a test of processes, browsers or engines that fails is run once more, and what it
 * failed with is printed as "RETRY ERRORS": on a busy machine they lose races that no user sees. A test of
 * pure code gets no second try. Not by default, so that whoever works on a test sees every one of them.
 */
const tries = Number(process.env.ANDU_TEST_TRIES ?? '1');
// oxlint-disable-next-line jest/no-standalone-expect -- asks which file runs, expects nothing
if (tries > 1 && /\.(?:e2e|int)\.spec\.ts$/.test(expect.getState().testPath ?? '')) {
  jest.retryTimes(tries - 1, { logErrorsBeforeRetry: true });
}

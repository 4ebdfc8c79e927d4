import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';

/** What a failed test is told with, besides its error: kept on the globals of its file by whoever knows it. */
interface Telling {
  /** What stood open when the test failed, e.g. what each page showed. */
  tellOfFailure?: () => Promise<string>;
}

/**
 * How often a test's own limit of time it may take. The limits say what it takes on a machine that does nothing
 * else; there are machines at half that speed, and no test is about time: what never ends still ends.
 */
const patience = 3;

/**
 * Node's environment, in which a slow machine is waited for, and a failed test says what its pages showed then:
 * a time-out alone does not say whether a page was slow, empty, signed out or broken, and a run elsewhere can
 * be looked at by its output only.
 */
export default class TellingEnvironment extends TestEnvironment {
  async handleTestEvent(event: Circus.AsyncEvent, state: Circus.State): Promise<void> {
    if (event.name === 'run_start') waitLonger(state);
    if (event.name === 'test_fn_failure') await this.tell(event.error);
  }

  private async tell(error: unknown): Promise<void> {
    const told = await (this.global as Telling).tellOfFailure?.();
    if (told !== undefined && isError(error)) error.stack = `${error.stack}\n\n${told}`;
  }
}

function waitLonger(state: Circus.State): void {
  state.testTimeout *= patience;
  const blocks = [state.rootDescribeBlock];
  for (const { children, hooks } of blocks) {
    for (const each of [...children, ...hooks]) {
      if (each.type === 'describeBlock') blocks.push(each);
      else if (typeof each.timeout === 'number') each.timeout *= patience;
    }
  }
}

/** Whichever globals the error is of. */
const isError = (error: unknown): error is { stack: string } =>
  typeof error === 'object' && error !== null && 'stack' in error;

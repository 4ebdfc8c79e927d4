import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';

/** What a failed test is told with, besides its error: kept on the globals of its file by whoever knows it. */
interface Telling {
  /** What stood open when the test failed, e.g. what each page showed. */
  tellOfFailure?: () => Promise<string>;
}

/**
 * Node's environment, in which a failed test says what its pages showed then: a time-out alone does not say
 * whether a page was slow, empty, signed out or broken, and a run elsewhere can be looked at by its output only.
 */
export default class TellingEnvironment extends TestEnvironment {
  async handleTestEvent(event: Circus.AsyncEvent): Promise<void> {
    if (event.name !== 'test_fn_failure') return;
    const { error } = event as { readonly error: unknown };
    const told = await (this.global as Telling).tellOfFailure?.();
    if (told !== undefined && isError(error)) error.stack = `${error.stack}\n\n${told}`;
  }
}

/** Whichever globals the error is of. */
const isError = (error: unknown): error is { stack: string } =>
  typeof error === 'object' && error !== null && 'stack' in error;

import { ZodError } from 'zod';

/** What an error says, for an operator: of a schema that something does not fit, each place in words. */
export function wordsOfError(error: unknown): string {
  if (error instanceof ZodError) {
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}

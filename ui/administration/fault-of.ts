import { ApiProblem } from '../base/api.ts';

/** What the server has against the field at this JSON pointer, as a text field shows it. */
export function faultOf(problem: unknown, pointer: string): { error?: true; helperText?: string } {
  const found =
    problem instanceof ApiProblem
      ? problem.violations.find(({ field }) => field === pointer)
      : undefined;
  return found === undefined ? {} : { error: true, helperText: found.text };
}

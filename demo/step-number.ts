import type { CaseCommand } from '#domain/casework/events.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';

const kinds: readonly CaseCommand['kind'][] = [
  'openCase',
  ...(Object.keys(steps) as StepCommand[]),
];

/** Another number for each kind of step, so that nobody in a demonstration reviews what he decides. */
export const stepNumber = (kind: CaseCommand['kind']): string =>
  String(kinds.indexOf(kind) + 1).padStart(2, '0');

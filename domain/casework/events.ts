import type { z } from 'zod';
import type { CaseId } from '#domain/kernel/ids.ts';
import type { TakenBy } from './acting-person.ts';
import type { Derived } from './step.ts';
import { steps, type Steps } from './steps/index.ts';
import { type StepCommand, type StepEvent } from './step-names.ts';
import type { OpenCaseData } from './steps/open-case.ts';

type DataOf<Command extends StepCommand> = z.infer<Steps[Command]['schema']>;

/** What can be asked of a case. */
export type CaseCommand =
  | { readonly kind: 'openCase'; readonly data: OpenCaseData }
  | { readonly [K in StepCommand]: { readonly kind: K; readonly data: DataOf<K> } }[StepCommand];

export type CommandName = CaseCommand['kind'];

export type CaseOpened = {
  readonly type: 'CaseOpened';
  readonly data: OpenCaseData &
    Derived &
    TakenBy & { readonly caseId: CaseId; readonly processVersion: string };
};

/** What can have happened to a case. */
export type CaseEvent =
  | CaseOpened
  | {
      readonly [K in StepCommand]: {
        readonly type: Steps[K]['event'];
        readonly data: DataOf<K> & Derived & TakenBy;
      };
    }[StepCommand];

export type CaseEventType = CaseEvent['type'];

const commandOfEvent = new Map<string, StepCommand>(
  (Object.keys(steps) as StepCommand[]).map((command) => [steps[command].event, command]),
);

/** The step that an event records; undefined for the opening and for other streams' events. */
export const stepOfEvent = (type: string): StepCommand | undefined => commandOfEvent.get(type);

export const caseEventTypes: readonly CaseEventType[] = [
  'CaseOpened',
  ...([...commandOfEvent.keys()] as StepEvent[]),
];

/** Stream of a case. */
export const caseStream = (caseId: CaseId): string => `case-${caseId}`;

import type { z } from 'zod';
import { criminalPrefix } from './prefix.ts';
import type { TakenBy } from '#domain/casework/acting-person.ts';
import type { CaseId } from '#domain/kernel/ids.ts';
import {
  criminalStepNames,
  criminalSteps,
  type CriminalStepName,
  type CriminalSteps,
} from './steps/index.ts';
import type { FileCaseData } from './steps/filing.ts';

type DataOf<Name extends CriminalStepName> = z.infer<CriminalSteps[Name]['schema']>;

/** What can be asked of a criminal case. */
export type CriminalCommand =
  | { readonly kind: 'fileCase'; readonly data: FileCaseData }
  | {
      readonly [K in CriminalStepName]: { readonly kind: K; readonly data: DataOf<K> };
    }[CriminalStepName];
export type CriminalCommandName = CriminalCommand['kind'];

export interface CriminalCaseFiled {
  readonly type: 'CriminalCaseFiled';
  readonly data: FileCaseData &
    TakenBy & { readonly caseId: CaseId; readonly processVersion: string };
}

/** What can have happened to a criminal case. */
export type CriminalEvent =
  | CriminalCaseFiled
  | {
      readonly [K in CriminalStepName]: {
        readonly type: CriminalSteps[K]['event'];
        readonly data: DataOf<K> & TakenBy;
      };
    }[CriminalStepName];
export type CriminalEventType = CriminalEvent['type'];

const stepByEvent = new Map<string, CriminalStepName>(
  criminalStepNames.map((name) => [criminalSteps[name].event, name]),
);

/** The step that an event records; undefined for the filing and for what is of other streams. */
export const criminalStepOf = (type: string): CriminalStepName | undefined => stepByEvent.get(type);

export const criminalEventTypes: readonly CriminalEventType[] = [
  'CriminalCaseFiled',
  ...criminalStepNames.map((name) => criminalSteps[name].event),
];

export { criminalPrefix } from './prefix.ts';
/** Stream of a criminal case. */
export const criminalStream = (caseId: CaseId): string => `${criminalPrefix}${caseId}`;

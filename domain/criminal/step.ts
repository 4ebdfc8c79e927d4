import type { z } from 'zod';
import type { CaseRole } from '#domain/casework/agencies.ts';
import { legalDate, text } from '#domain/casework/fields.ts';
import type { Refusal } from '#domain/casework/refusal.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { CriminalAgencyKind } from './agencies.ts';
import type { CriminalState } from './criminal-state.ts';

/** What each act says: its day, and the number of the instrument (文书文号) that it rests on. */
export interface ActData {
  readonly on: LegalDate;
  readonly documentNumber: string | null;
}

export const actFields = {
  on: legalDate('日期', 'Date of the act'),
  documentNumber: text(100, {
    zh: '文书文号',
    en: 'Number of the instrument',
    personal: 'freeText',
  }).nullable(),
} as const;

/**
 * One step of criminal procedure: the command that asks for it, the event that records it, and the two pure
 * functions between. When it may be taken, by which articles, what it rests on and which time limits it
 * begins and ends stands in the process definition.
 */
export interface CriminalStep<Name extends string, Event extends string, Data extends ActData> {
  readonly command: Name;
  readonly event: Event;
  readonly title: Bilingual;
  /** `turn`: the agency whose turn the stage is. */
  readonly agency: CriminalAgencyKind | 'turn';
  /** What a `decider` does is answered for by name. */
  readonly role: CaseRole;
  readonly schema: z.ZodType<Data>;
  /** True for receipts and services: they have no place in the order of the other acts. */
  readonly beside: boolean;
  /** What speaks against it beyond party, stage and order of days; null when nothing does. */
  check(data: Data, state: CriminalState): Refusal | null;
  evolve(state: CriminalState, data: Data): Partial<CriminalState>;
}

type StepInput<Name extends string, Event extends string, Data extends ActData> = Omit<
  CriminalStep<Name, Event, Data>,
  'beside' | 'check' | 'evolve'
> &
  Partial<Pick<CriminalStep<Name, Event, Data>, 'beside' | 'check' | 'evolve'>>;

/** Declares a step; without more it only adds itself to the acts. */
export const step = <const Name extends string, const Event extends string, Data extends ActData>(
  input: StepInput<Name, Event, Data>,
): CriminalStep<Name, Event, Data> => ({
  beside: false,
  check: () => null,
  evolve: () => ({}),
  ...input,
});

import { z } from 'zod';
import { criminalAgencyKinds } from '#domain/criminal/agencies.ts';
import { criminalCatalogue } from '#domain/criminal/catalogue.ts';
import type { CriminalCommandName } from '#domain/criminal/events.ts';
import { criminalStages } from '#domain/criminal/stages.ts';
import { bilingual, jsonObject } from '#http/answer-parts.ts';

const names = criminalCatalogue.map(({ name }) => name) as [
  CriminalCommandName,
  ...CriminalCommandName[],
];

/** `GET /api/criminal-commands`: what anybody may know of a command before sending it. */
export const criminalCommandsAnswer = z.array(
  z.object({
    name: z.enum(names),
    title: bilingual,
    agency: z.enum([...criminalAgencyKinds, 'turn']),
    role: z.enum(['caseHandler', 'decider']),
    event: z.string(),
    /** Stages in which it may be sent, by version of the procedure. */
    stages: z.record(z.string(), z.array(z.enum(criminalStages))),
    articles: z.record(z.string(), z.array(z.string())),
    /** The legal instrument (法律文书) that it rests on. */
    instrument: bilingual.nullable(),
    /** JSON Schema (2020-12) of its `data`. */
    schema: jsonObject,
  }),
);
export type CriminalCommandsAnswer = z.output<typeof criminalCommandsAnswer>;

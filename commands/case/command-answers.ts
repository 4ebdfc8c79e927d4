import { z } from 'zod';
import { agencyKinds } from '#domain/casework/agencies.ts';
import type { CommandName } from '#domain/casework/events.ts';
import { commandCatalogue } from '#domain/casework/command-catalogue.ts';
import { stages } from '#domain/casework/stages.ts';
import { bilingual, decimalText, jsonObject } from '#http/answer-parts.ts';

const names = commandCatalogue.map(({ name }) => name) as [CommandName, ...CommandName[]];

/** `GET /api/commands`: what anybody may know of a command before sending it. */
export const commandsAnswer = z.array(
  z.object({
    name: z.enum(names),
    title: bilingual,
    consequence: bilingual,
    agency: z.enum([...agencyKinds, 'party']),
    role: z.enum(['caseHandler', 'decider']),
    /** Event type that records it. */
    event: z.string(),
    /** Stages in which it may be sent, by version of the procedure. */
    stages: z.record(z.string(), z.array(z.enum(stages))),
    articles: z.record(z.string(), z.array(z.string())),
    /** JSON Schema (2020-12) of its `data`. */
    schema: jsonObject,
  }),
);

/** `POST /api/commands/{name}`: what was recorded, with the log's signed promise. */
export const commandAnswer = z.object({
  caseId: z.uuid(),
  revision: decimalText,
  position: decimalText,
  events: z.array(
    z.object({
      id: z.uuid(),
      type: z.string(),
      stream: z.string(),
      revision: decimalText,
      position: decimalText,
    }),
  ),
  receipt: jsonObject,
});
export type RecordedCommand = z.output<typeof commandAnswer>;

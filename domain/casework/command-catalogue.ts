import { z } from 'zod';
import type { AgencyKind, CaseRole } from './agencies.ts';
import type { CommandName } from './events.ts';
import { processes } from './process/index.ts';
import type { Stage } from './stages.ts';
import { steps } from './steps/index.ts';
import { type StepCommand } from './step-names.ts';
import { openCaseSchema } from './steps/open-case.ts';
import type { Bilingual } from '../kernel/violation.ts';

/** What anybody may know of a command before sending it. */
export interface CatalogueEntry {
  readonly name: CommandName;
  readonly title: Bilingual;
  readonly consequence: Bilingual;
  readonly agency: AgencyKind | 'party';
  readonly role: CaseRole;
  /** Event type that records it. */
  readonly event: string;
  /** Stages in which it may be sent, by version of the procedure; none for the opening. */
  readonly stages: Readonly<Record<string, readonly Stage[]>>;
  readonly articles: Readonly<Record<string, readonly string[]>>;
  readonly schema: z.ZodType;
}

const opening: CatalogueEntry = {
  name: 'openCase',
  title: { zh: '立卷', en: 'Open a case' },
  consequence: {
    zh: '案件进入监区审核环节。',
    en: 'The case enters the ward review.',
  },
  agency: 'prison',
  role: 'caseHandler',
  event: 'CaseOpened',
  stages: {},
  articles: {},
  schema: openCaseSchema,
};

function entryOf(name: StepCommand): CatalogueEntry {
  const { title, consequence, agency, role, event, schema } = steps[name];
  const byVersion = <Part>(part: (version: (typeof processes)[number]) => Part) =>
    Object.fromEntries(processes.map((process) => [process.version, part(process)]));
  return {
    name,
    title,
    consequence,
    agency,
    role,
    event,
    schema,
    stages: byVersion(({ steps: entries }) => entries[name].from),
    articles: byVersion(({ steps: entries }) => entries[name].articles),
  };
}

/** Every command, in the order of the procedure. */
export const commandCatalogue: readonly CatalogueEntry[] = [
  opening,
  ...(Object.keys(steps) as StepCommand[]).map(entryOf),
];

const byName = new Map<string, CatalogueEntry>(
  commandCatalogue.map((entry) => [entry.name, entry]),
);

export const catalogueEntry = (name: string): CatalogueEntry | undefined => byName.get(name);

/** JSON Schema (2020-12) of a command's `data`, with the field names in both languages. */
export const jsonSchemaOf = (schema: z.ZodType): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(schema, { io: 'input' });

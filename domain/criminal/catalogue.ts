import type { z } from 'zod';
import type { CaseRole } from '#domain/casework/agencies.ts';
import type { OrganisationKind } from '#domain/access/principal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { criminalOrganisations, organisationsOf, type CriminalAgencyKind } from './agencies.ts';
import type { CriminalCommandName, CriminalEventType } from './events.ts';
import { criminalProcesses } from './process/index.ts';
import type { CriminalStage } from './stages.ts';
import { fileCaseSchema } from './steps/filing.ts';
import { criminalStepNames, criminalSteps, type CriminalStepName } from './steps/index.ts';

/** What anybody may know of a command of criminal procedure before sending it. */
export interface CriminalEntry {
  readonly name: CriminalCommandName;
  readonly title: Bilingual;
  readonly agency: CriminalAgencyKind | 'turn';
  readonly role: CaseRole;
  /** Event type that records it. */
  readonly event: CriminalEventType;
  /** Stages in which it may be sent, by version of the procedure; none for the filing. */
  readonly stages: Readonly<Record<string, readonly CriminalStage[]>>;
  readonly articles: Readonly<Record<string, readonly string[]>>;
  /** The legal instrument that it rests on. */
  readonly instrument: Bilingual | null;
  readonly schema: z.ZodType;
}

const filing: CriminalEntry = {
  name: 'fileCase',
  title: { zh: '立案', en: 'File a case' },
  agency: 'police',
  role: 'decider',
  event: 'CriminalCaseFiled',
  stages: {},
  articles: {},
  instrument: criminalProcesses.at(-1)!.filing.instrument,
  schema: fileCaseSchema,
};

function entryOf(name: CriminalStepName): CriminalEntry {
  const { title, agency, role, event, schema } = criminalSteps[name];
  const byVersion = <Part>(part: (process: (typeof criminalProcesses)[number]) => Part) =>
    Object.fromEntries(criminalProcesses.map((process) => [process.version, part(process)]));
  return {
    name,
    title,
    agency,
    role,
    event,
    schema,
    stages: byVersion(({ steps }) => steps[name].from),
    articles: byVersion(({ steps }) => steps[name].articles),
    instrument: criminalProcesses.at(-1)!.steps[name].instrument,
  };
}

/** Every command of criminal procedure, in its order. */
export const criminalCatalogue: readonly CriminalEntry[] = [
  filing,
  ...criminalStepNames.map(entryOf),
];

const byName = new Map<string, CriminalEntry>(
  criminalCatalogue.map((entry) => [entry.name, entry]),
);
export const criminalEntry = (name: string): CriminalEntry | undefined => byName.get(name);

/** Under which name the permission table is asked for a command: apart from those of commutation and parole. */
export const criminalOperation = (name: CriminalCommandName) => `command:criminal.${name}` as const;

/** What each command declares of its senders, by the name that the permission table knows. */
export const criminalAuthorities = Object.fromEntries(
  criminalCatalogue.map(({ name, title, agency, role }) => [
    `criminal.${name}`,
    {
      agency: 'party' as const,
      role,
      title,
      criminal: sendersOf(agency),
    },
  ]),
);

function sendersOf(agency: CriminalEntry['agency']): readonly OrganisationKind[] {
  return agency === 'turn' ? criminalOrganisations : organisationsOf[agency];
}

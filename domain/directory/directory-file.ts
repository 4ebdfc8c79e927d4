import { z } from 'zod';
import { legalDate, longText } from '#domain/casework/fields.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import {
  directoryCommands,
  type DirectoryCommand,
  type DirectoryEvent,
} from './directory-commands.ts';
import { directoryDecider, type DirectoryContext } from './directory-decider.ts';
import { openCompetence, type DirectoryState } from './directory-state.ts';

const changes = {
  /** First day of what differs from the directory as it stands; for a file that only adds it may be left out. */
  changedFrom: legalDate('变更生效日期', 'First day of the changes').nullable().default(null),
  reason: longText('理由', 'Reason').nullable().default(null),
};

/** A whole directory, or a part of one, as a file. */
export const directoryFileSchema = z.strictObject({
  ...changes,
  districts: z.array(directoryCommands.registerDistrict).max(5_000).default([]),
  organisations: z.array(directoryCommands.registerOrganisation).max(20_000).default([]),
  competences: z.array(directoryCommands.assignCompetence).max(50_000).default([]),
  people: z.array(directoryCommands.appointPerson).max(50_000).default([]),
});
export type DirectoryFile = z.output<typeof directoryFileSchema>;

/** What an import would do; `events` are all of it, and none may be taken when there are faults. */
export interface ImportDecision {
  readonly events: readonly DirectoryEvent[];
  /** Number of events by their type. */
  readonly counts: Readonly<Record<string, number>>;
  /** Items of the file that the directory holds already, as they are. */
  readonly unchanged: number;
  /** `field` is a pointer into the file. */
  readonly faults: readonly Violation[];
}

/** Decides every item of a file on what the items before it have led to. */
export function decideImport(
  file: DirectoryFile,
  before: DirectoryState,
  context: DirectoryContext,
): ImportDecision {
  const events: DirectoryEvent[] = [];
  const faults: Violation[] = [];
  let state = before;
  let unchanged = 0;
  for (const [pointer, command] of items(file, before)) {
    if (command === null) {
      unchanged += 1;
      continue;
    }
    const decision = directoryDecider.decide(command, state, context);
    if (decision.kind === 'refused') {
      faults.push(
        ...decision.violations.map((each) => ({ ...each, field: pointer + (each.field ?? '') })),
      );
      continue;
    }
    for (const event of decision.events) state = directoryDecider.evolve(state, event);
    events.push(...decision.events);
  }
  const counts = Object.fromEntries(
    [...Map.groupBy(events, ({ type }) => type)].map(([type, all]) => [type, all.length]),
  );
  return { events, counts, unchanged, faults };
}

type Item = readonly [pointer: string, command: DirectoryCommand | null];

/** Districts, then organisations from the top down, then what stands on them. */
function* items(file: DirectoryFile, state: DirectoryState): Generator<Item> {
  for (const [index, district] of file.districts.entries()) {
    yield [`/districts/${index}`, districtCommand(district, file, state)];
  }
  for (const [index, organisation] of parentsFirst(file.organisations)) {
    yield [`/organisations/${index}`, organisationCommand(organisation, file, state)];
  }
  for (const [index, data] of file.competences.entries()) {
    const isThere = openCompetence(state, data.agency, data.subject) !== undefined;
    yield [`/competences/${index}`, isThere ? null : { kind: 'assignCompetence', data }];
  }
  for (const [index, data] of file.people.entries()) {
    const held = state.appointments.get(data.person)?.at(-1);
    const isThere =
      held !== undefined &&
      held.until === null &&
      same(data, held, ['name', 'post', 'staffNumber', 'role', 'organisation']);
    yield [`/people/${index}`, isThere ? null : { kind: 'appointPerson', data }];
  }
}

const same = (one: object, other: object, keys: readonly string[]): boolean =>
  keys.every((key) => valueText(one, key) === valueText(other, key));

const valueText = (from: object, key: string): string =>
  canonicalJson((from as Readonly<Record<string, Json>>)[key] ?? null);

const noReason = '目录导入';

function districtCommand(
  data: DirectoryFile['districts'][number],
  { changedFrom, reason }: DirectoryFile,
  state: DirectoryState,
): DirectoryCommand | null {
  const last = state.districts.get(data.code)?.at(-1);
  if (last === undefined || changedFrom === null) {
    const isThere = last !== undefined && same(data, last, ['name', 'boundary']);
    return isThere ? null : { kind: 'registerDistrict', data };
  }
  const { code, name, boundary } = data;
  if (same(data, last, ['name', 'boundary'])) return null;
  return {
    kind: 'changeDistrict',
    data: { code, name, boundary, on: changedFrom, reason: reason ?? noReason },
  };
}

function organisationCommand(
  data: DirectoryFile['organisations'][number],
  { changedFrom, reason }: DirectoryFile,
  state: DirectoryState,
): DirectoryCommand | null {
  const last = state.organisations.get(data.id)?.at(-1);
  if (last === undefined) return { kind: 'registerOrganisation', data };
  const { from: _, kind: __, ...rest } = data;
  const isSame = same(data, last, ['kind', 'name', 'code', 'parent', 'district']);
  if (isSame) return null;
  // Another kind is another organisation: registering says that the id is taken.
  if (changedFrom === null || last.kind !== data.kind)
    return { kind: 'registerOrganisation', data };
  return {
    kind: 'changeOrganisation',
    data: { ...rest, on: changedFrom, reason: reason ?? noReason },
  };
}

/** Each after the one above it; those of a circle come last, where they are refused. */
function parentsFirst(
  organisations: DirectoryFile['organisations'],
): readonly (readonly [number, DirectoryFile['organisations'][number]])[] {
  const waiting = new Map(organisations.entries());
  const inFile = new Set(organisations.map(({ id }) => id as string));
  const placed = new Set<string>();
  const ordered: (readonly [number, DirectoryFile['organisations'][number]])[] = [];
  for (let before = -1; before !== ordered.length;) {
    before = ordered.length;
    for (const [index, each] of waiting) {
      if (each.parent !== null && inFile.has(each.parent) && !placed.has(each.parent)) continue;
      ordered.push([index, each]);
      placed.add(each.id);
      waiting.delete(index);
    }
  }
  return [...ordered, ...waiting.entries()];
}

/** The directory as a file that would make it again, as of now and without what has ended. */
export function fileOf(state: DirectoryState): DirectoryFile {
  const open = <Version extends { readonly until: unknown }>(
    versions: Iterable<readonly Version[]>,
  ): Version[] => [...versions].map((all) => all.at(-1)!).filter(({ until }) => until === null);
  return directoryFileSchema.parse({
    districts: open(state.districts.values()).map(withoutEnd),
    organisations: open(state.organisations.values()).map(withoutEnd),
    competences: state.competences.filter(({ until }) => until === null).map(withoutEnd),
    people: open(state.appointments.values()).map(withoutEnd),
  });
}

function withoutEnd<Version extends { readonly until: unknown }>(
  version: Version,
): Omit<Version, 'until'> {
  const { until: _until, ...rest } = version;
  return rest;
}

import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { DirectoryCommand, DirectoryEvent } from './directory-commands.ts';
import { directoryDecider, type DirectoryContext } from './directory-decider.ts';
import type { DirectoryFile } from './directory-file.ts';
import type { DirectoryState } from './directory-state.ts';
import { sameSubject } from './directory.ts';
import type { Valid } from './valid.ts';

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
  /** Items of which something is to be done. */
  const touched = new Set<string>();
  let state = before;
  for (const { item, within = '', command } of steps(file, before)) {
    touched.add(item);
    const decision = directoryDecider.decide(command, state, context);
    if (decision.kind === 'refused') {
      faults.push(
        ...decision.violations.map((each) => ({
          ...withWayOn(each, command, before),
          field: item + within + (each.field ?? ''),
        })),
      );
      continue;
    }
    for (const event of decision.events) state = directoryDecider.evolve(state, event);
    events.push(...decision.events);
  }
  const counts = Object.fromEntries(
    [...Map.groupBy(events, ({ type }) => type)].map(([type, all]) => [type, all.length]),
  );
  return { events, counts, unchanged: numberOfItems(file) - touched.size, faults };
}

const numberOfItems = ({ districts, organisations, competences, people }: DirectoryFile): number =>
  districts.length + organisations.length + competences.length + people.length;

/** Something to be done for an item of the file, by pointer; `within`: for what of it. */
interface Step {
  readonly item: string;
  readonly within?: string;
  readonly command: DirectoryCommand;
}

/**
 * Districts, then organisations from the top down, then what they became, day by day, then what stands on them; what
 * ends does so when nothing stands on it any more, from the bottom up.
 */
function* steps(file: DirectoryFile, state: DirectoryState): Generator<Step> {
  const districts = file.districts.map((each, index) => districtSteps(each, index, file, state));
  const organisations = parentsFirst(file.organisations, ({ parent }) => parent).map(
    ([index, each]) => organisationSteps(each, index, file, state),
  );
  const things = [...districts, ...organisations];
  yield* things.flatMap(({ begin }) => begin);
  yield* things.flatMap(({ changes }) => changes).toSorted(byDay(({ command }) => dayOf(command)));
  yield* inOrder(file.competences).flatMap(([index, each]) =>
    competenceSteps(each, `/competences/${index}`, file, state),
  );
  yield* inOrder(file.people).flatMap(([index, each]) =>
    appointmentSteps(each, `/people/${index}`, file, state),
  );
  const bottomUp = parentsFirst(file.organisations, lastParent).toReversed();
  yield* bottomUp.flatMap(([index, each]) => closingOrganisation(each, index, file, state));
  yield* file.districts.flatMap((each, index) => closingDistrict(each, index, file, state));
}

const byDay =
  <Value>(day: (value: Value) => string) =>
  (one: Value, other: Value): number =>
    day(one).localeCompare(day(other));

/** With the place in the file, by first day: one ends before the next begins. */
const inOrder = <Each extends { readonly from: string }>(items: readonly Each[]) =>
  [...items.entries()].toSorted(byDay(([, { from }]) => from));

const dayOf = ({ data }: DirectoryCommand): string => ('on' in data ? data.on : data.from);

type District = DirectoryFile['districts'][number];
type Organisation = DirectoryFile['organisations'][number];
type Competence = DirectoryFile['competences'][number];
type Appointment = DirectoryFile['people'][number];

/** What makes a thing, and what it then becomes. */
interface Made {
  readonly begin: readonly Step[];
  readonly changes: readonly Step[];
}

const same = (one: object, other: object, keys: readonly string[]): boolean =>
  keys.every((key) => valueText(one, key) === valueText(other, key));

const valueText = (from: object, key: string): string =>
  canonicalJson((from as Readonly<Record<string, Json>>)[key] ?? null);

const reasonOf = ({ reason }: DirectoryFile): string => reason ?? '目录导入';

const ofDistrict = ['name', 'boundary'];
const ofOrganisation = ['name', 'code', 'parent', 'district'];

function districtSteps(
  { changes, until: _until, ...data }: District,
  index: number,
  file: DirectoryFile,
  state: DirectoryState,
): Made {
  const item = `/districts/${index}`;
  const { code } = data;
  const reason = reasonOf(file);
  const change = (to: District['changes'][number]): DirectoryCommand => ({
    kind: 'changeDistrict',
    data: { code, ...to, reason },
  });
  const versions = state.districts.get(code);
  return made(item, { data, changes, versions, file }, ofDistrict, change, {
    kind: 'registerDistrict',
    data,
  });
}

function organisationSteps(
  { changes, until: _until, ...data }: Organisation,
  index: number,
  file: DirectoryFile,
  state: DirectoryState,
): Made {
  const item = `/organisations/${index}`;
  const { id } = data;
  const reason = reasonOf(file);
  const change = (to: Organisation['changes'][number]): DirectoryCommand => ({
    kind: 'changeOrganisation',
    data: { id, ...to, reason },
  });
  const versions = state.organisations.get(id);
  const register: DirectoryCommand = { kind: 'registerOrganisation', data };
  // Another kind is another organisation: registering says that the id is taken.
  if (versions !== undefined && versions[0]!.kind !== data.kind) {
    return { begin: [{ item, command: register }], changes: [] };
  }
  return made(item, { data, changes, versions, file }, ofOrganisation, change, register);
}

/** What is in the file of a thing, and what the directory has of it. */
interface Given<Change> {
  readonly data: object;
  readonly changes: readonly (Change & { readonly on: string })[];
  readonly versions: readonly Valid[] | undefined;
  readonly file: DirectoryFile;
}

/** What is there stays; what differs is a change of the file's day, or of its own where it says one. */
function made<Change>(
  item: string,
  { data, changes, versions, file: { changedFrom } }: Given<Change>,
  keys: readonly string[],
  change: (to: Change & { readonly on: never }) => DirectoryCommand,
  register: DirectoryCommand,
): Made {
  const changeSteps = changes
    .filter(
      (each) =>
        versions?.some((version) => version.from === each.on && same(each, version, keys)) !== true,
    )
    .map((each) => ({
      item,
      within: `/changes/${changes.indexOf(each)}`,
      command: change(each as Change & { readonly on: never }),
    }));
  if (versions === undefined) return { begin: [{ item, command: register }], changes: changeSteps };
  const compared = changes.length > 0 ? versions : versions.slice(-1);
  if (compared.some((version) => same(data, version, keys))) {
    return { begin: [], changes: changeSteps };
  }
  if (changedFrom === null || changes.length > 0) {
    return { begin: [{ item, command: register }], changes: changeSteps };
  }
  const values = Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)));
  const to = { ...values, on: changedFrom } as unknown as Change & { readonly on: never };
  return { begin: [], changes: [{ item, command: change(to) }] };
}

function competenceSteps(
  { until, ...data }: Competence,
  item: string,
  file: DirectoryFile,
  { competences }: DirectoryState,
): readonly Step[] {
  const own = competences.filter(
    ({ agency, subject }) => agency === data.agency && sameSubject(subject, data.subject),
  );
  const { agency, subject } = data;
  const end: DirectoryCommand | null =
    until === null
      ? null
      : { kind: 'endCompetence', data: { agency, subject, on: until, reason: reasonOf(file) } };
  return period(item, { ...data, until }, own, { kind: 'assignCompetence', data }, end);
}

function appointmentSteps(
  { until, ...data }: Appointment,
  item: string,
  file: DirectoryFile,
  { appointments }: DirectoryState,
): readonly Step[] {
  const keys = ['name', 'post', 'staffNumber', 'role', 'organisation'];
  const own = (appointments.get(data.person) ?? []).filter((each) => same(data, each, keys));
  const { person } = data;
  const end: DirectoryCommand | null =
    until === null
      ? null
      : { kind: 'endAppointment', data: { person, on: until, reason: reasonOf(file) } };
  return period(item, { ...data, until }, own, { kind: 'appointPerson', data }, end);
}

/** What is open and stays so is there already, as is what ended on the same day; what is open and ends, ends. */
function period(
  item: string,
  { from, until }: Valid,
  own: readonly Valid[],
  begin: DirectoryCommand,
  end: DirectoryCommand | null,
): readonly Step[] {
  const isThere = own.some((each) =>
    until === null ? each.until === null : each.from === from && each.until === until,
  );
  if (isThere) return [];
  const isOpen = own.some((each) => each.until === null && until !== null && each.from <= until);
  return [...(isOpen ? [] : [begin]), ...(end === null ? [] : [end])].map((command) => ({
    item,
    within: command === end ? '/until' : '',
    command,
  }));
}

function closingOrganisation(
  { id, until }: Organisation,
  index: number,
  file: DirectoryFile,
  state: DirectoryState,
): readonly Step[] {
  if (until === null || state.organisations.get(id)?.at(-1)?.until === until) return [];
  const data = { id, on: until, reason: reasonOf(file) };
  return [{ item: `/organisations/${index}`, command: { kind: 'closeOrganisation', data } }];
}

function closingDistrict(
  { code, until }: District,
  index: number,
  file: DirectoryFile,
  state: DirectoryState,
): readonly Step[] {
  if (until === null || state.districts.get(code)?.at(-1)?.until === until) return [];
  const data = { code, on: until, reason: reasonOf(file) };
  return [{ item: `/districts/${index}`, command: { kind: 'closeDistrict', data } }];
}

const lastParent = ({ parent, changes }: Organisation): string | null =>
  changes.length > 0 ? changes.at(-1)!.parent : parent;

/** Each after the one above it; those of a circle come last, where they are refused. */
function parentsFirst(
  organisations: DirectoryFile['organisations'],
  above: (each: Organisation) => string | null,
): readonly (readonly [number, Organisation])[] {
  const waiting = new Map(organisations.entries());
  const inFile = new Set<string>(organisations.map(({ id }) => id));
  const placed = new Set<string>();
  const ordered: (readonly [number, Organisation])[] = [];
  for (let before = -1; before !== ordered.length;) {
    before = ordered.length;
    for (const [index, each] of waiting) {
      const parent = above(each);
      if (parent !== null && inFile.has(parent) && !placed.has(parent)) continue;
      ordered.push([index, each]);
      placed.add(each.id);
      waiting.delete(index);
    }
  }
  return [...ordered, ...waiting.entries()];
}

/** Of what the directory has and the file has otherwise: how a file changes it. */
function withWayOn(
  violation: Violation,
  command: DirectoryCommand,
  { districts, organisations }: DirectoryState,
): Violation {
  const isKnown =
    (command.kind === 'registerDistrict' && districts.has(command.data.code)) ||
    (command.kind === 'registerOrganisation' && organisations.has(command.data.id));
  if (violation.rule !== 'DIR-TAKEN' || !isKnown) return violation;
  const { zh, en } = violation.text;
  return {
    ...violation,
    text: {
      zh: `${zh}，且与文件不同；要变更的，在文件最外层写明 changedFrom（变更的第一日）；类别不能变更，须另用标识登记`,
      en: `${en}, and otherwise than in the file; to change it, say changedFrom (the first day of the change) at the top of the file; a kind cannot change: register another id`,
    },
  };
}

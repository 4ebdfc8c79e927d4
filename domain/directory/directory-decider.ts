import { isUsual } from '#domain/access/matrix.ts';
import {
  organisationKindNames,
  roleNames,
  type OrganisationKind,
  type Role,
} from '#domain/access/principal.ts';
import { accepted, refused, type Decider, type Decision } from '#domain/kernel/decider.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import {
  directoryEventTypes,
  type DirectoryCommand,
  type DirectoryEvent,
} from './directory-commands.ts';
import {
  emptyDirectoryState,
  evolveDirectory,
  openCompetence,
  versionOn,
  type DirectoryState,
} from './directory-state.ts';
import { sameSubject, type CompetenceSubject, type Organisation } from './directory.ts';
import { isValidOn, type Valid } from './valid.ts';
import { counted } from '#domain/kernel/counted.ts';

/** What a decision needs to know beside the directory. */
export interface DirectoryContext {
  /** How many cases that are not closed name this organisation as a party. */
  readonly openCases: (organisation: string) => number;
}

/** What stands above an organisation, by kind. */
const kindsAbove: Readonly<Record<OrganisationKind, readonly OrganisationKind[]>> = {
  prison: ['provincialPrisonBureau', 'justiceBureau', 'other'],
  detentionCentre: ['police', 'other'],
  provincialPrisonBureau: ['justiceBureau', 'other'],
  procuratorate: ['procuratorate'],
  court: ['court'],
  justiceBureau: ['justiceBureau'],
  communityCorrectionAgency: ['communityCorrectionAgency', 'justiceBureau'],
  police: ['police'],
  politicalLegalCommittee: ['politicalLegalCommittee'],
  other: Object.keys(organisationKindNames) as OrganisationKind[],
};

/** Whose cases are handled by whom: those of a prison, and of people of a district. */
const competentKinds: Readonly<Record<'prison' | 'district', readonly OrganisationKind[]>> = {
  prison: ['court', 'procuratorate'],
  district: ['justiceBureau', 'communityCorrectionAgency'],
};

type Check = Violation | null;

const fault = (rule: string, field: string, zh: string, en: string): Violation => ({
  rule: `DIR-${rule}`,
  article: null,
  field,
  text: { zh, en },
});

const namesOf = (kinds: readonly OrganisationKind[]): Bilingual => ({
  zh: kinds.map((kind) => organisationKindNames[kind].zh).join('、'),
  en: kinds.map((kind) => organisationKindNames[kind].en).join(', '),
});

/** Decides over the whole directory; every check that fails is told. */
export const directoryDecider: Decider<
  DirectoryState,
  DirectoryCommand,
  DirectoryEvent,
  DirectoryContext
> = { initialState: emptyDirectoryState, decide: decideDirectory, evolve: evolveDirectory };

function decideDirectory(
  command: DirectoryCommand,
  state: DirectoryState,
  context: DirectoryContext,
): Decision<DirectoryEvent> {
  const violations = checksOf(command, state, context).filter((each) => each !== null);
  if (violations.length > 0) return refused('refused-by-directory', ...violations);
  const type = directoryEventTypes[command.kind];
  return accepted({ type, data: command.data } as DirectoryEvent);
}

function checksOf(
  command: DirectoryCommand,
  state: DirectoryState,
  context: DirectoryContext,
): readonly Check[] {
  switch (command.kind) {
    case 'registerDistrict':
      return [isFree(state.districts.has(command.data.code), '/code', command.data.code)];
    case 'changeDistrict':
      return [isOpen(state.districts.get(command.data.code), command.data.on, '/code')];
    case 'closeDistrict':
      return [
        isOpen(state.districts.get(command.data.code), command.data.on, '/code'),
        hasNoSeat(state, command.data.code, command.data.on),
      ];
    case 'registerOrganisation': {
      const { id, kind, parent, district, from } = command.data;
      return [
        isFree(state.organisations.has(id), '/id', id),
        ...placed(state, { id, kind, parent, district }, from),
      ];
    }
    case 'changeOrganisation': {
      const { id, parent, district, on } = command.data;
      const versions = state.organisations.get(id);
      const open = isOpen(versions, on, '/id');
      if (open !== null) return [open];
      return placed(state, { id, kind: versions!.at(-1)!.kind, parent, district }, on);
    }
    case 'closeOrganisation':
      return closing(state, command.data, context);
    case 'assignCompetence':
      return assigning(state, command.data);
    case 'endCompetence': {
      const { agency, subject, on } = command.data;
      const open = openCompetence(state, agency, subject);
      return [isOpen(open === undefined ? undefined : [open], on, '/agency')];
    }
    case 'appointPerson':
      return appointing(state, command.data);
    case 'endAppointment':
      return [isOpen(state.appointments.get(command.data.person), command.data.on, '/person')];
  }
}

const isFree = (taken: boolean, field: string, id: string): Check =>
  taken ? fault('TAKEN', field, `已经登记：${id}`, `Registered already: ${id}`) : null;

/** The last version has no end yet, and is there by this day. */
function isOpen(versions: readonly Valid[] | undefined, on: LegalDate, field: string): Check {
  const last = versions?.at(-1);
  if (last === undefined)
    return fault('UNKNOWN', field, '目录中没有', 'The directory has none such');
  if (last.until !== null) {
    return fault('ENDED', field, `已于${last.until}终止`, `It ended on ${last.until}`);
  }
  return on < last.from
    ? fault('BEFORE', '/on', `早于生效日期${last.from}`, `It is before its first day, ${last.from}`)
    : null;
}

const validOrganisation = (
  state: DirectoryState,
  id: string,
  day: LegalDate,
): Organisation | undefined => {
  const versions = state.organisations.get(id);
  const found = versions === undefined ? undefined : versionOn(versions, day);
  return found !== undefined && isValidOn(found, day) ? found : undefined;
};

const missing = (field: string, id: string, day: LegalDate): Violation =>
  fault('UNKNOWN', field, `${day}目录中没有“${id}”`, `The directory has no “${id}” on ${day}`);

/** An organisation stands in a district and below one that fits, and never below itself. */
function placed(
  state: DirectoryState,
  {
    id,
    kind,
    parent,
    district,
  }: { id: string; kind: OrganisationKind; parent: string | null; district: string },
  day: LegalDate,
): readonly Check[] {
  const districts = state.districts.get(district);
  const isThere = districts?.some((version) => isValidOn(version, day)) === true;
  const seat = isThere ? null : missing('/district', district, day);
  if (parent === null) return [seat];
  const above = validOrganisation(state, parent, day);
  if (above === undefined) return [seat, missing('/parent', parent, day)];
  return [seat, fits(kind, above), isNoCircle(state, id, above, day)];
}

function fits(kind: OrganisationKind, above: Organisation): Check {
  const kinds = kindsAbove[kind];
  if (kinds.includes(above.kind)) return null;
  const { zh, en } = namesOf(kinds);
  const own = organisationKindNames[kind];
  return fault(
    'PARENT-KIND',
    '/parent',
    `${own.zh}的上级应为：${zh}`,
    `Above this kind (${own.en}) stands: ${en}`,
  );
}

function isNoCircle(state: DirectoryState, id: string, above: Organisation, day: LegalDate): Check {
  const seen = new Set<string>([id]);
  for (let each: Organisation | undefined = above; each !== undefined;) {
    if (seen.has(each.id)) {
      return fault('CIRCLE', '/parent', '上级不能是自身或其下级', 'It would stand below itself');
    }
    seen.add(each.id);
    each = each.parent === null ? undefined : validOrganisation(state, each.parent, day);
  }
  return null;
}

function hasNoSeat(state: DirectoryState, code: string, on: LegalDate): Check {
  const seated = [...state.organisations.values()].find((versions) => {
    const last = versions.at(-1)!;
    return last.district === code && (last.until === null || last.until > on);
  });
  return seated === undefined
    ? null
    : fault(
        'IN-USE',
        '/code',
        `“${seated.at(-1)!.name.zh}”在该区划内`,
        `“${seated.at(-1)!.name.en}” has its seat there`,
      );
}

function closing(
  state: DirectoryState,
  { id, on }: { readonly id: string; readonly on: LegalDate },
  { openCases }: DirectoryContext,
): readonly Check[] {
  const open = isOpen(state.organisations.get(id), on, '/id');
  if (open !== null) return [open];
  const goesOn = ({ until }: Valid): boolean => until === null || until > on;
  const below = [...state.organisations.values()]
    .map((versions) => versions.at(-1)!)
    .find((each) => each.parent === id && goesOn(each));
  const competence = state.competences.find(
    ({ agency, subject, ...valid }) =>
      (agency === id || (subject.kind === 'prison' && subject.id === id)) && goesOn(valid),
  );
  const post = [...state.appointments.values()]
    .map((held) => held.at(-1)!)
    .find(({ organisation, ...valid }) => organisation === id && goesOn(valid));
  const cases = openCases(id);
  const inUse = (zh: string, en: string): Violation => fault('IN-USE', '/id', zh, en);
  return [
    below === undefined
      ? null
      : inUse(`尚有下级机构：${below.name.zh}`, `Below it: ${below.name.en}`),
    competence === undefined
      ? null
      : inUse('尚有未终止的管辖关系', 'It is competent, or others are for it, beyond that day'),
    post === undefined
      ? null
      : inUse(`尚有在职人员：${post.name}`, `People hold posts there: ${post.name}`),
    cases === 0
      ? null
      : inUse(
          `尚有${cases}件未结案件`,
          `${counted(cases, 'case')} of it ${cases === 1 ? 'is' : 'are'} open`,
        ),
  ];
}

function assigning(
  state: DirectoryState,
  { agency: id, subject, from }: Extract<DirectoryCommand, { kind: 'assignCompetence' }>['data'],
): readonly Check[] {
  const agency = validOrganisation(state, id, from);
  if (agency === undefined) return [missing('/agency', id, from)];
  const kinds = competentKinds[subject.kind];
  const { zh, en } = namesOf(kinds);
  const kind = kinds.includes(agency.kind)
    ? null
    : fault('COMPETENT-KIND', '/agency', `应为：${zh}`, `It must be one of: ${en}`);
  return [kind, isSubject(state, subject, from), isUncontested(state, agency, subject, from)];
}

function isSubject(state: DirectoryState, subject: CompetenceSubject, day: LegalDate): Check {
  if (subject.kind === 'district') {
    const isThere = state.districts.get(subject.code)?.some((each) => isValidOn(each, day));
    return isThere === true ? null : missing('/subject/code', subject.code, day);
  }
  const found = validOrganisation(state, subject.id, day);
  if (found === undefined) return missing('/subject/id', subject.id, day);
  return found.kind === 'prison' || found.kind === 'detentionCentre'
    ? null
    : fault(
        'SUBJECT-KIND',
        '/subject/id',
        '应为监狱或看守所',
        'It must be a prison or detention centre',
      );
}

/** On no day are two of a kind competent for the same. */
function isUncontested(
  state: DirectoryState,
  agency: Organisation,
  subject: CompetenceSubject,
  from: LegalDate,
): Check {
  const other = state.competences.find(
    (each) =>
      sameSubject(each.subject, subject) &&
      (each.until === null || each.until >= from) &&
      state.organisations.get(each.agency)?.[0]?.kind === agency.kind,
  );
  if (other === undefined) return null;
  const { name } = state.organisations.get(other.agency)!.at(-1)!;
  return fault(
    'CONTESTED',
    '/subject',
    `“${name.zh}”自${other.from}起管辖，须先终止`,
    `“${name.en}” is competent from ${other.from}; end that first`,
  );
}

function appointing(
  state: DirectoryState,
  {
    person,
    role,
    organisation,
    from,
  }: Extract<DirectoryCommand, { kind: 'appointPerson' }>['data'],
): readonly Check[] {
  const last = state.appointments.get(person)?.at(-1);
  const holds = last !== undefined && (last.until === null || last.until >= from);
  const free = holds
    ? fault(
        'HELD',
        '/person',
        `已任“${last.post}”，须先免去`,
        `Holds the post “${last.post}”; end that first`,
      )
    : null;
  const agency = organisation === null ? null : validOrganisation(state, organisation, from);
  if (agency === undefined) return [free, missing('/organisation', organisation!, from)];
  return [free, hasRole(role as Role, agency)];
}

function hasRole(role: Role, agency: Organisation | null): Check {
  if (isUsual({ role, agency: agency?.kind ?? null })) return null;
  const place =
    agency === null ? { zh: '不属于任何单位的人', en: 'somebody without an agency' } : agency.name;
  return fault(
    'ROLE',
    '/role',
    `角色“${roleNames[role].zh}”不适用于${place.zh}`,
    `The role "${roleNames[role].en}" is not one of: ${place.en}`,
  );
}

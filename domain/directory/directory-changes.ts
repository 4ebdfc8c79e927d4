import type { DirectoryEvent } from './directory-commands.ts';
import type { Bilingual } from '../kernel/violation.ts';

/** What an act on the directory changes: fields of an organisation or district, or the last day of what ends. */
export const changedFields = ['name', 'code', 'parent', 'district', 'boundary', 'until'] as const;
export type ChangedField = (typeof changedFields)[number];

/** One field before and after; of a boundary only that it is another one. Null where there was, or is, none. */
export interface DirectoryChange {
  readonly field: ChangedField;
  readonly before: string | Bilingual | null;
  readonly after: string | Bilingual | null;
}

/**
 * Follows the events of the directory in their order, and gives of each what it changes of what was there before it;
 * nothing for what it enters.
 */
export function followChanges(): (event: DirectoryEvent) => readonly DirectoryChange[] {
  const organisations = new Map<string, OrganisationValues>();
  const districts = new Map<string, DistrictValues>();
  return ({ type, data }) => {
    switch (type) {
      case 'OrganisationRegistered':
        organisations.set(data.id, data);
        return [];
      case 'OrganisationChanged': {
        const before = organisations.get(data.id)!;
        organisations.set(data.id, data);
        return differing(before, data, ['name', 'code', 'parent', 'district']);
      }
      case 'DistrictRegistered':
        districts.set(data.code, data);
        return [];
      case 'DistrictChanged': {
        const before = districts.get(data.code)!;
        districts.set(data.code, data);
        const isOther = JSON.stringify(before.boundary) !== JSON.stringify(data.boundary);
        const boundary = { field: 'boundary', before: null, after: null } as const;
        return [...differing(before, data, ['name']), ...(isOther ? [boundary] : [])];
      }
      case 'OrganisationClosed':
      case 'DistrictClosed':
      case 'CompetenceEnded':
      case 'AppointmentEnded':
        return [{ field: 'until', before: null, after: data.on }];
      case 'CompetenceAssigned':
      case 'PersonAppointed':
        return [];
    }
  };
}

type OrganisationValues = Readonly<
  Record<'code' | 'parent' | 'district', string | null> & { name: Bilingual }
>;
type DistrictValues = Readonly<{ name: Bilingual; boundary: unknown }>;

type Compared = Exclude<ChangedField, 'boundary' | 'until'>;

function differing<Field extends Compared>(
  before: Readonly<Record<Field, string | Bilingual | null>>,
  after: Readonly<Record<Field, string | Bilingual | null>>,
  fields: readonly Field[],
): readonly DirectoryChange[] {
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

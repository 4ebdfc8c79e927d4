import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { versionOn, type DirectoryState } from './directory-state.ts';
import type { Valid } from './valid.ts';

/** What organisations and districts were called on a day; without a day, what they are called last. */
export interface DirectoryNames {
  agency(id: string, day: LegalDate | null): Bilingual | undefined;
  district(code: string, day: LegalDate | null): Bilingual | undefined;
}

/** The names of the directory as it stands when they are asked for. */
export const directoryNames = (state: () => DirectoryState): DirectoryNames => ({
  agency: (id, day) => nameOn(state().organisations.get(id), day),
  district: (code, day) => nameOn(state().districts.get(code), day),
});

const nameOn = (
  versions: readonly (Valid & { readonly name: Bilingual })[] | undefined,
  day: LegalDate | null,
): Bilingual | undefined => {
  if (versions === undefined) return undefined;
  return (day === null ? versions.at(-1)! : versionOn(versions, day)).name;
};

/** For who finds nothing: ids stand where names would. */
export const noNames: DirectoryNames = { agency: () => undefined, district: () => undefined };

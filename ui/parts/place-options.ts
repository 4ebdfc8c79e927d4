import type { OrganisationKind } from '#domain/access/principal.ts';
import { directory } from '../base/directory.ts';
import type { useSay } from '../base/say.ts';
import { districtName } from './names.ts';

type Say = ReturnType<typeof useSay>;

/** The agencies of these kinds, by their names. */
export const agencyOptions = (kinds: readonly OrganisationKind[], say: Say) =>
  directory()
    .agencies.filter(({ kind }) => kinds.includes(kind))
    .map(({ id, name }) => ({ value: id, label: say(name) }));

/** Districts by their names. */
export const districtOptions = (codes: readonly string[], say: Say) =>
  codes.map((code) => ({ value: code, label: say(districtName(code)) }));

/**
 * What a text field of a schema holds of a person (SECU-1). Each one says so, by `personal` in its metadata;
 * masking, the words hidden in texts, exports and the log follow it. A field that says nothing is hidden whole.
 */
export const personalKinds = [
  /** A person's name: the first character stays. */
  'name',
  /** A number that is one person's: of a prisoner, an identity card, a member of the staff; the end stays. */
  'number',
  /** Of a day of birth the year stays. */
  'birthDate',
  /** Written or chosen by people: names and numbers of the case are hidden in it. */
  'freeText',
  /** What somebody called a file: only its ending stays, for nobody knows whose name is in it. */
  'fileName',
  /** A question put to the search: what might be a name is hidden. */
  'question',
  /** Who acted, and from where: shown to everybody who may read that it was done. */
  'actor',
  /** Nothing of a person: ids, codes, digests, days of the procedure, names of agencies. */
  'none',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

declare module 'zod' {
  interface GlobalMeta {
    personal?: PersonalKind;
  }
}

import { caseEventTypes } from '#domain/casework/events.ts';
import { listedFactKinds, listedFactNames } from '#domain/casework/listed-facts.ts';
import { outcomes, stageInfo } from '#domain/casework/stages.ts';
import { normalForm } from '#domain/kernel/normal-form.ts';
import { valueNames } from '#domain/law/fact-names.ts';

interface Named {
  readonly zh: string;
  readonly en: string;
}

/** Words that are of the procedure and no person's: stages, outcomes, listed facts. */
const ofTheProcedure: ReadonlySet<string> = new Set(
  [
    ...Object.values<Named>(stageInfo),
    ...Object.values<Named>(outcomes),
    ...listedFactKinds.map((kind) => listedFactNames[kind]),
    ...Object.values<Named>(valueNames),
    { zh: '减刑', en: 'commutation' },
    { zh: '假释', en: 'parole' },
  ].flatMap(({ zh, en }) => [normalForm(zh), ...en.split(' ').map(normalForm)]),
);

export const isOfTheProcedure = (word: string): boolean => ofTheProcedure.has(normalForm(word));

/** Names of offences are public, by the word that ends them (刑法). */
const isOffence = (word: string): boolean => /^\p{Script=Han}+罪$/u.test(word);

/** Names of agencies are public, by the word that ends them; so short no person is called. */
const isAgency = (word: string): boolean =>
  /^\p{Script=Han}{2,}(?:监狱|看守所|法院|检察院|检察院分院|司法局|监狱管理局|公安局|政法委)$/u.test(
    word,
  );

/** Codes that stand for a stage, an outcome, a fact or an event. */
const codes: ReadonlySet<string> = new Set([
  ...Object.keys(stageInfo),
  ...Object.keys(outcomes),
  ...Object.keys(valueNames),
  ...caseEventTypes,
]);

/** Ids of cases and events, also as names of streams. */
const isId = (word: string): boolean =>
  /^(?:(?:case|access)-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(word);

const isOpen = (word: string): boolean =>
  /^(AND|OR|NOT)$/.test(word) ||
  isId(word) ||
  codes.has(word) ||
  isOffence(word) ||
  isAgency(word) ||
  isOfTheProcedure(word);

/**
 * A query of the search, for somebody who sees names and numbers masked: operators, names of
 * fields, and words of the procedure stay; every other word might be a name and is hidden.
 */
export const maskQuestion = (query: string): string =>
  query.replaceAll(words, (word) => (isOpen(word) ? word : '＊＊'));

/** The words of a query that are hidden in it: wherever else they stand beside it, they may be a name as well. */
export const hiddenInQuestion = (query: string): readonly string[] =>
  [...query.matchAll(words)].map(([word]) => word).filter((word) => !isOpen(word));

/** Every word but the names of fields, which a colon follows. */
const words = /[^\s()"“”：:]+(?![^\s()"“”：:]*[：:])/gu;

import type { PriorReduction } from '../facts.ts';
import type { CaseFile } from './case-file.ts';

const isOriginal = ({ stage }: CaseFile): boolean => stage === 'fixed' || stage === 'short';

const placeOfConversion = (file: CaseFile): string => {
  const conversion = file.priors?.find((prior) => prior.toTermMonths);
  return conversion ? placeOfRuling(file, conversion) : 'priors';
};

/** Where the file gives a ruling, in the order in which the rulings were entered. */
export const placeOfRuling = ({ facts }: CaseFile, prior: PriorReduction): string =>
  `priors.${facts.priors?.indexOf(prior) ?? 0}`;

/** Where the file gives the months of the term that is being served. */
export const placeOfTerm = (file: CaseFile): string =>
  isOriginal(file)
    ? 'termMonths'
    : file.facts.fixedTermMonths
      ? 'fixedTermMonths'
      : `${placeOfConversion(file)}.toTermMonths`;

/** Where it gives the first day of that term. */
export const placeOfStart = (file: CaseFile): string =>
  isOriginal(file)
    ? 'sentenceStart'
    : file.facts.fixedTermStart
      ? 'fixedTermStart'
      : file.term.start === file.facts.reprieveExpiry
        ? 'reprieveExpiry'
        : `${placeOfConversion(file)}.rulingDate`;

/** Where it gives the last day, or what that follows from. */
export const placeOfEnd = (file: CaseFile): string =>
  file.priors?.at(-1)?.newEnd
    ? `${placeOfRuling(file, file.priors.at(-1)!)}.newEnd`
    : isOriginal(file)
      ? 'sentenceEnd'
      : placeOfTerm(file);

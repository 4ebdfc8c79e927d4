import { questionForms } from '#domain/law/deadlines/index.ts';
import { plusDays, type Day } from '../independent-law/dates.ts';
import { type Random, randomOf } from '../independent-law/random.ts';

/** What chooses between rules, with every value that the schema takes. */
const choices: Readonly<Record<string, readonly unknown[]>> = {
  inCustody: [true, false],
  detained: [true, false],
  majorComplex: [true, false],
  detentionClass: ['ordinary', 'special', 'itinerant'],
  detentionExtensions: [0, 1, 2, 3],
  procedure: ['ordinary', 'simplified', 'fastTrack'],
  fastTrack: [true, false],
  possibleTermOverOneYear: [true, false],
  possibleTermOverThreeYears: [true, false],
  pronouncement: ['inCourt', 'fixedDate'],
  supplementaryRound: [1, 2, 3],
  remainingMonths: [0, 1, 2, 3, 4, 12, 36],
  measure: ['commutation', 'parole', 'paroleRevocation'],
  currentSentence: ['control', 'criminalDetention', 'fixedTerm', 'life', 'deathReprieve'],
  inCommunityCorrection: [true, false],
  executingOrgan: ['prison', 'detentionCentre'],
  materials: ['general', 'property'],
  formerRank: ['bureauOrAbove', 'countyDivision'],
};
/** Days and months as the time limits have them. */
const lengths = [0, 1, 2, 3, 5, 7, 10, 14, 15, 20, 28, 30, 31, 37, 45, 60, 61, 75, 90, 180, 365];
const grounds = ['psychiatricEvaluation', 'otherEvaluation', 'trialSuspended', 'other', undefined];

/** Questions about time limits: of every kind, with the days that it needs and some that it reads. */
export function* drawnQuestions(seed: number): Generator<Record<string, unknown>> {
  for (let index = 0; ; index += 1) yield question(randomOf(seed + 2, index));
}

function question(random: Random): Record<string, unknown> {
  const form = random.pick(questionForms);
  // Beyond the years of the calendar as well.
  const base = plusDays('2022-12-20', random.between(0, 365 * 5));
  const later = (): Day => plusDays(base, random.pick(lengths) + random.pick([-1, 0, 0, 1, 2]));
  const asked: Record<string, unknown> = random.chance(0.6) ? { kind: form.kind } : {};
  for (const day of form.needs) asked[day] = random.chance(0.5) ? base : later();
  for (const field of form.reads) {
    const values = choices[field];
    if (random.chance(0.6)) asked[field] = values === undefined ? later() : random.pick(values);
  }
  for (const field of ['asOf', 'restarted']) if (random.chance(0.25)) asked[field] = later();
  if (random.chance(0.25)) asked.inCustody = random.chance(0.5);
  if (random.chance(0.2))
    asked.suspended = Array.from({ length: random.between(1, 3) }, () => {
      const ground = random.pick(grounds);
      const from = later();
      const to = random.chance(0.85) ? plusDays(from, random.between(0, 40)) : null;
      return { ...(ground && { ground }), from, to };
    });
  return asked;
}

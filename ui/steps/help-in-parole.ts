import { help, type FieldHelp } from './field-help.ts';

/**
 * What a fact is for where parole is asked for, instead of what it is for in a commutation. Null where it
 * counts for the amount, the start or the interval of a commutation alone.
 */
export const helpInParole: Readonly<Record<string, FieldHelp | null>> = {
  under18AtCrime: help(
    '犯罪时未满十八周岁的罪犯，适用假释时可以依法从宽掌握。',
    'Who was under 18 at the crime may be treated leniently.',
    'SPC2016-026',
  ),
  under18AtFiling: help(
    '报请前的服刑期间不满十八周岁；犯罪时未满十八周岁另行记录，假释从宽看的是后者。',
    'Under 18 while serving. Age at the crime is another fact, and the one for which parole is lenient.',
    'SPC2016-026',
  ),
  seriouslyIll: null,
  disabled: null,
  lostLabourCapacityAndSelfCare: help(
    '假释后生活确有着落的，可以依法从宽掌握。',
    'May be treated leniently where the livelihood after release is secured.',
    'SPC2016-026',
  ),
  originalSentence: help(
    '原判决的主刑；须实际执行多久方可假释由此而定。',
    'The main penalty of the judgment; how much must be served before parole follows from it.',
    'CL-081-1A',
    'CL-081-1B',
  ),
  termMonths: help(
    '原判有期徒刑的总月数；须实际执行二分之一以上。',
    'Whole months of the original term, of which half must be served.',
    'CL-081-1A',
  ),
  politicalRightsYears: null,
  suspendedSentence: null,
  reprieveExpiry: null,
  reprieveOutcome: null,
  convertedToLifeDate: null,
  onProbation: null,
  priors: help(
    '每次减刑的裁定、送达日期和幅度；减刑后又假释的，间隔自前次裁定送达之日起算。',
    'Each with its ruling, service and amount; the interval before a parole counts from the service.',
    'SPC2016-040-2',
    'SPC2016-028-1A',
    'SPC2016-028-1B',
  ),
  majorMeritDate: null,
  proposedPoliticalRightsYears: null,
  newIntentionalCrime: null,
  recommitmentDate: null,
};

const outcomeOfParole = help(
  '准予或者不予；不予须说明理由。',
  'Grant or refuse; the latter with reasons.',
  'SPC2014-016',
  'SPC2014-017',
);

/** The same for the fields of steps: parole has no amount that a court could adjust. */
export const stepsInParole: Readonly<Record<string, FieldHelp>> = {
  'makeRuling/outcome': outcomeOfParole,
  'makeRetrialRuling/outcome': outcomeOfParole,
};

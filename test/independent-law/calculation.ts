import type { ReviewFacts } from '#domain/law/index.ts';
import { commutation } from './commutation.ts';
import { Calculated } from './figures.ts';
import { expiryOfReprieve, lawDay } from './file-of-facts.ts';
import { barredFromParole, parole } from './parole.ts';

/**
 * The numeric rules of commutation and parole, calculated from the reference of the rules and the articles by
 * somebody who had not read the engine of `domain/law/review`. In: facts that the schema accepts.
 * Out: the figures that follow from numbers alone; the others are named with the reason.
 */
export function calculate(facts: ReviewFacts): Calculated {
  const into = new Calculated();
  if (facts.retrial || facts.omittedCrime) {
    into.leave(['verdict'], '2016 arts.32-37: rulings void or counted anew');
    return into;
  }
  const lawDate = lawDay(facts);
  if (lawDate) into.set('lawDate', lawDate);
  if (facts.measure === 'commutation') {
    const bar = barredFromParole(facts);
    if (bar === true) into.set('paroleForbidden', true);
    commutation(facts, into);
  }
  const statutory = barredFromParole({ ...facts, lifeImprisonmentNoRelease: null });
  if (statutory !== null && facts.measure !== 'reprieveExpiry')
    into.set('paroleBar81_2', statutory);
  if (facts.measure === 'parole') parole(facts, into);
  if (facts.measure === 'reprieveExpiry') expiry(facts, into);
  return into;
}

/** 刑法 arts.50(1), 51: what follows the two years. */
function expiry(facts: ReviewFacts, into: Calculated): void {
  const day = expiryOfReprieve(facts);
  if (day) into.set('reprieveExpiry', day);
  if (facts.intentionalCrimeInReprieve || facts.newIntentionalCrime)
    return into.leave(['resultSentence'], 'art.50(1): intentional crime in the reprieve');
  if (!facts.merit?.includes('majorMerit')) return into.set('resultSentence', 'life');
  if (facts.lifeImprisonmentNoRelease) return into.leave(['resultSentence'], 'Q8');
  if (!facts.crimeDate || facts.crimeDate <= '2011-04-30')
    return into.leave(['resultSentence'], 'art.50 before Amendment VIII gave 15 to 20 years');
  into.set('resultSentence', 'fixedTerm');
  into.set('resultTermLeast', 300);
  into.set('resultTermMost', 300);
}

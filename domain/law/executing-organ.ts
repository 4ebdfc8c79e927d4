/** 执行机关, as it is chosen: where the sentence is served. */
export const executingOrgans = ['prison', 'juvenileReformatory', 'detentionCentre'] as const;

/**
 * Whose procedure governs: the prison's (司法部令第130号; 未成年犯管教所 is a prison for minors) or that of a
 * detention centre (留所服刑, 公安部令第128号). An organ's own name is read where it ends by saying which it
 * is; null where it does not, which is for a person. Where nothing is stated the prison that opened
 * the case executes the sentence.
 */
export function executingOrgan(agency: string | null): 'prison' | 'detentionCentre' | null {
  const text = (agency ?? '').trim();
  if (text === 'detentionCentre' || text.endsWith('看守所')) return 'detentionCentre';
  if (text === '' || text === 'prison' || text === 'juvenileReformatory') return 'prison';
  return /(?:监狱|管教所)$/u.test(text) ? 'prison' : null;
}

/**
 * A month over a narrow column: `YYYY-MM` as `MM`, and with its year where the columns begin and in each
 * January.
 */
export const monthLabel = (month: string, index: number): string => {
  const [year = '', number = ''] = month.split('-');
  return index === 0 || number === '01' ? `${year.slice(2)}.${number}` : number;
};

/**
 * A month over a narrow column: of `YYYY-MM` the `MM`, and where the columns begin and in each January the `YY`
 * before it.
 */
export const monthLabel = (
  month: string,
  index: number,
): { readonly year: string | null; readonly month: string } => {
  const [year = '', number = ''] = month.split('-');
  return { year: index === 0 || number === '01' ? year.slice(2) : null, month: number };
};

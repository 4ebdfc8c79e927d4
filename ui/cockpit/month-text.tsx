import { styled } from '@mui/material';

/**
 * A month with its year drawn before it: what is read aloud is the whole name of its button, and what can be
 * spoken to press it, the month, is a word of that name (WCAG 2.5.3).
 */
export const MonthText = ({
  year,
  month,
}: {
  readonly year: string | null;
  readonly month: string;
}) => <Drawn data-year={year ?? undefined}>{month}</Drawn>;

const Drawn = styled('span')({ '&[data-year]::before': { content: 'attr(data-year) "."' } });

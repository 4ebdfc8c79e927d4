import { Box, Skeleton, styled } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { look } from './look.ts';

interface PanelProps {
  readonly title: string;
  /** Height in the wall's pixels; without it, what is left. */
  readonly height?: number;
  /** Beside the title. */
  readonly aside?: ReactNode;
  readonly error?: Error | null;
  /** True while nothing is there yet. */
  readonly pending?: boolean;
  readonly children: ReactNode;
}

/** A part of the wall: a title and what was counted, or why it is not there. */
export function Panel({ title, height, aside, error = null, pending, children }: PanelProps) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{
        border: `1px solid ${look.line}`,
        borderRadius: '4px',
        bgcolor: look.panel,
        p: '8px 12px',
        overflow: 'hidden',
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        ...(height === undefined ? { flex: 1 } : { height, flexShrink: 0 }),
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', mb: '6px', gap: 1 }}>
        <Box
          component="h2"
          id={id}
          sx={{
            m: 0,
            flex: 1,
            fontSize: 17,
            fontWeight: 600,
            color: look.title,
            borderLeft: `4px solid ${look.accent}`,
            pl: 1,
            whiteSpace: 'nowrap',
            overflow: 'hidden',
            textOverflow: 'ellipsis',
          }}
        >
          {title}
        </Box>
        {aside}
      </Box>
      <ProblemAlert error={error} />
      {pending === true && error === null ? (
        <Skeleton variant="rounded" sx={{ flex: 1, bgcolor: look.line }} />
      ) : (
        children
      )}
    </Box>
  );
}

/** A figure that opens the list behind it. */
export function Figure({
  value,
  to,
  name,
}: {
  /** Null as long as it is not known. */
  readonly value: number | null;
  readonly to: string;
  /** What is counted, for those who hear it alone. */
  readonly name: string;
}) {
  const say = useSay();
  if (value === null) return <>…</>;
  const figure = value.toLocaleString('en-US');
  return (
    <Link
      to={to}
      aria-label={say(t(`${name} ${figure} 件，打开列表`, `${name}: ${figure}, open the list`))}
      style={{ color: 'inherit', textDecoration: 'none' }}
    >
      {figure}
    </Link>
  );
}

/** A name that narrows every figure when it is pressed, and lets go when it is pressed again. */
export const ChoiceButton = ({
  chosen,
  name,
  onPress,
  children,
}: {
  readonly chosen: boolean;
  /** What it is called in full, where what it shows is short. */
  readonly name?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) => (
  <Choice
    type="button"
    aria-pressed={chosen}
    aria-label={name}
    title={name}
    onClick={onPress}
    {...(chosen ? { style: { color: look.warn } } : {})}
  >
    {children}
  </Choice>
);

const Choice = styled('button')({
  font: 'inherit',
  color: 'inherit',
  background: 'none',
  border: 0,
  padding: 0,
  cursor: 'pointer',
  textAlign: 'inherit',
  whiteSpace: 'nowrap',
  '&:hover': { color: look.warn },
  '&:focus-visible': { outline: `2px solid ${look.warn}`, outlineOffset: 1 },
});

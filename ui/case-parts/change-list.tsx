import { Box } from '@mui/material';
import type { Measure } from '#domain/casework/case-state.ts';
import { t, useSay } from '../base/say.ts';
import { lastPart, pathName, valueText } from '../words/field-names.ts';
import type { Difference } from './state-difference.ts';

interface ChangeListProps {
  readonly changes: readonly Difference[];
  /** Of the case in which it changed. */
  readonly measure: Measure | null;
}

/** What changed, each value by the name that a person gives it. */
export function ChangeList({ changes, measure }: ChangeListProps) {
  const say = useSay();
  return (
    <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2, fontSize: 12.5 }}>
      {changes.map(({ path, from, to }) => (
        <li key={path} style={{ overflowWrap: 'anywhere' }}>
          {say(pathName(path))}
          {say(t('：', ': '))}
          {from !== undefined && (
            <del style={{ opacity: 0.7 }}>{say(valueText(from, lastPart(path), measure))}</del>
          )}{' '}
          <ins style={{ textDecoration: 'none', fontWeight: 600 }}>
            {say(valueText(to, lastPart(path), measure))}
          </ins>
        </li>
      ))}
    </Box>
  );
}

import { Paper, Typography } from '@mui/material';
import type { Override } from '#domain/casework/case-state.ts';
import { t, useSay } from '../base/say.ts';
import { eventName } from '../words/event-names.ts';
import { WentPastTheLaw } from '../case-parts/event-said.tsx';
import { personLine } from '../case-parts/taken-by.ts';

/** Where somebody decided beyond what the review calls met: at which step, who, past what and why. */
export function PastTheLawSoFar({ overrides }: { readonly overrides: readonly Override[] }) {
  const say = useSay();
  if (overrides.length === 0) return null;
  return (
    <Paper sx={{ p: 1.5 }} data-testid="past-the-law-so-far">
      <Typography variant="h6" component="h2">
        {say(t('已作出的人工判断', 'Decided by a person beyond the review'))}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {say(
          t(
            '下列事项并非符合条件，而是由具名的人说明理由后作出决定。',
            'These were not met: a named person gave reasons and decided.',
          ),
        )}
      </Typography>
      {overrides.map(({ event, on, person, reason, overridden }, index) => (
        <div key={`${event}${index}`}>
          <Typography variant="body2" component="h3" sx={{ fontWeight: 600, mt: 1 }}>
            {say(eventName(event))}
            {on !== null && ` · ${on}`}
            {' · '}
            {say(person === null ? t('未记录决定人', 'nobody was recorded') : personLine(person))}
          </Typography>
          <WentPastTheLaw reason={reason} overridden={overridden} />
        </div>
      ))}
    </Paper>
  );
}

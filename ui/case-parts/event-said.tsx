import { Alert, Box, Typography } from '@mui/material';
import { citationWords } from '#domain/law/rules/citation-words.ts';
import { inBrackets, t, useSay } from '../base/say.ts';
import type { PastTheLaw, Said } from './said.ts';
import { takenBy } from './taken-by.ts';

/** Who took a step, and what was answered and written with it. */
export function EventSaid({ said }: { readonly said: Said }) {
  const say = useSay();
  return (
    <Box sx={{ fontSize: 13.5 }}>
      <Typography variant="body2" color="text.secondary" data-testid="taken-by">
        {say(takenBy(said))}
      </Typography>
      {said.statements.length > 0 && (
        <Box component="dl" sx={{ m: 0, mt: 0.5 }}>
          {said.statements.map(({ label, text }, index) => (
            <Box
              key={index}
              sx={{ display: 'flex', columnGap: 1, flexWrap: { xs: 'wrap', sm: 'nowrap' } }}
            >
              <Box component="dt" sx={{ color: 'text.secondary', flexShrink: { xs: 1, sm: 0 } }}>
                {say(label)}
              </Box>
              <Box
                component="dd"
                dir="auto"
                sx={{ m: 0, minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
              >
                {say(text)}
              </Box>
            </Box>
          ))}
        </Box>
      )}
      {said.pastTheLaw !== null && <WentPastTheLaw {...said.pastTheLaw} />}
    </Box>
  );
}

/** A reason by which somebody went past the law, and what it went past. */
export function WentPastTheLaw({ reason, overridden }: PastTheLaw) {
  const say = useSay();
  return (
    <Alert severity="warning" icon={false} sx={{ mt: 0.75, py: 0 }} data-testid="past-the-law">
      <strong>{say(t('人工判断的理由：', 'Reason for going past the review: '))}</strong>
      <span dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {reason}
      </span>
      {overridden === null ? (
        <div>{say(t('当时未记录所越过的事项。', 'What it went past was not recorded then.'))}</div>
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {overridden.map(({ rule, article, text }, index) => (
            <li key={`${rule}${index}`}>
              {say(text)}
              {article !== null && say(inBrackets(citationWords(article)))}
            </li>
          ))}
        </Box>
      )}
    </Alert>
  );
}

import { styled } from '@mui/material';
import { t, useSay } from '../base/say.ts';
import { percent } from './completeness-share.ts';

interface CompletenessProps {
  readonly present: number;
  readonly required: number;
}

/** How much of what had to be there is there: a bar and the figures. */
export function Completeness({ present, required }: CompletenessProps) {
  const say = useSay();
  const share = percent(present, required);
  return (
    <Bar title={say(t(`${required} 项中有 ${present} 项`, `${present} of ${required}`))}>
      <div aria-hidden>
        <div className={share === 100 ? 'whole' : ''} style={{ width: `${share}%` }} />
      </div>
      {share}%
    </Bar>
  );
}

const Bar = styled('div')(({ theme: { palette } }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  '& > div': {
    width: 90,
    height: 8,
    borderRadius: 6,
    overflow: 'hidden',
    background: palette.action.hover,
  },
  '& > div > div': { height: '100%', background: palette.primary.main },
  '& > div > .whole': { background: palette.success.main },
}));

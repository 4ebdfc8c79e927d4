import { criminalStageInfo, type CriminalStage } from '#domain/criminal/stages.ts';
import { useSay } from '../base/say.ts';
import { agencyColours } from '../base/theme.ts';
import { Tag } from '../parts/chips.tsx';

/** The stage, in the colour of the agency whose turn it is. */
export function CriminalStageChip({ stage }: { readonly stage: CriminalStage }) {
  const say = useSay();
  const { turn, ...name } = criminalStageInfo[stage];
  if (turn === null) return <Tag style={{ borderColor: 'silver' }}>{say(name)}</Tag>;
  const colour = agencyColours[turn === 'communityCorrection' ? 'communityCorrectionAgency' : turn];
  return <Tag style={{ background: colour, borderColor: colour, color: '#fff' }}>{say(name)}</Tag>;
}

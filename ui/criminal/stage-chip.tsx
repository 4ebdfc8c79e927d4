import { criminalStageInfo, type CriminalStage } from '#domain/criminal/stages.ts';
import { TurnTag } from '../parts/chips.tsx';

/** The stage, in the colour of the agency whose turn it is. */
export const CriminalStageChip = ({ stage }: { readonly stage: CriminalStage }) => (
  <TurnTag {...criminalStageInfo[stage]} />
);

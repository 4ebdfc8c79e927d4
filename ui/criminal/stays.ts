import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import { criminalStages, type CriminalStage } from '#domain/criminal/stages.ts';

/** One stay at a stage, in the order in which the case went. */
interface Stay {
  readonly stage: CriminalStage;
  /** Day of the act that brought the case there. */
  readonly from: string;
}

/** The way that the case went: a stage to which it came back stands there again. */
export function staysOf({
  acts,
  stage,
  lastOn,
}: Pick<CriminalState, 'acts' | 'stage' | 'lastOn'>): readonly Stay[] {
  const stays: Stay[] = [];
  for (const [index, act] of acts.entries()) {
    if (stays.at(-1)?.stage === act.stage) continue;
    stays.push({ stage: act.stage, from: (acts[index - 1] ?? act).on });
  }
  if (stays.at(-1)?.stage !== stage) stays.push({ stage, from: lastOn });
  return stays;
}

/** Where it goes on from here if nothing turns it back or ends it before; both ways while it is not known which. */
export function stagesAhead({
  stage,
  destination,
}: Pick<CriminalState, 'stage' | 'destination'>): readonly CriminalStage[] {
  const left = new Set<CriminalStage>(['supplement']);
  if (destination === 'communityCorrection') left.add('transfer').add('admitted');
  if (destination === 'prison' || destination === 'detentionCentre') left.add('correctionEntry');
  return criminalStages.slice(criminalStages.indexOf(stage) + 1).filter((each) => !left.has(each));
}

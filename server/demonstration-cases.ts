import { begunLoading } from '#platform/data-folder/begun-loading.ts';
import { systemClock } from './clock.ts';
import type { Configuration } from './configuration.ts';

type Demonstrating = Pick<Configuration, 'demo' | 'dataFolder'>;

/** Whether the demonstration has cases, which whoever starts the first process loads. */
const hasCases = ({ demo }: Demonstrating): boolean => demo === 'auto' || demo === 'published';

/** Writes down, before the first event, that the cases of the demonstration are to be loaded. */
export function beginDemonstration(configuration: Demonstrating): void {
  if (hasCases(configuration)) {
    begunLoading(configuration.dataFolder).begin(systemClock.today());
  }
}

/** Whether they are still to be loaded: at the first start, or after one that was killed at it. */
export const isDemonstrationBegun = (configuration: Demonstrating): boolean =>
  hasCases(configuration) && begunLoading(configuration.dataFolder).day() !== null;

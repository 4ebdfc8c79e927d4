import DefaultSequencer from '@jest/test-sequencer';

type Test = Parameters<DefaultSequencer['sort']>[0][number];

/** What a file costs stands in its name: minutes with browsers and processes, seconds, moments. */
const kinds = ['.e2e.', '.int.', '.unit.'] as const;

/**
 * Order of a whole run: the dear kinds first, so that at the end no worker waits for a long file of the
 * other one. Within a kind it is jest's: by the time of the last run, or by size where there was none, as
 * in a fresh clone, of which a kind tells more.
 */
export default class LongestFirst extends DefaultSequencer {
  override async sort(tests: readonly Test[]): Promise<Test[]> {
    const sorted = await super.sort([...tests]);
    return kinds.flatMap((kind) => sorted.filter(({ path }) => path.includes(kind)));
  }
}

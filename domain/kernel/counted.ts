/** A number with its noun in English: `1 field`, `2 fields`; `plural` where it is not made with an s. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;

const units = ['B', 'KB', 'MB', 'GB'] as const;

/** A number of bytes as people say it: `512 B`, `1.5 KB`, `20 MB`; a unit is 1,024 of the one before. */
export function byteSize(bytes: number): string {
  const step = Math.min(units.length - 1, Math.trunc(Math.log2(Math.max(bytes, 1)) / 10));
  const value = bytes / 1024 ** step;
  return `${step > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}

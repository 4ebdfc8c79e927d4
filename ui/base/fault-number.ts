/**
 * A number for a fault of the page, `P-` and six hexadecimal digits: the same for the same fault at
 * the same place of the same build, so that two people who quote it mean one thing.
 */
export function faultNumber(error: unknown): string {
  const place =
    error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join('\n') : '';
  let sum = 0x811c9dc5;
  // FNV-1a: no secret is in it, it only has to be short.
  for (const character of `${String(error)}\n${place.replaceAll(/https?:\/\/[^/\s]+/g, '')}`)
    sum = Math.imul(sum ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return `P-${(sum & 0xffffff).toString(16).padStart(6, '0').toUpperCase()}`;
}

/**
 * What stands before the first hyphen of the backbone's streams, or is the whole name of one. Clients of the
 * protocol cannot write a stream of such a name, whether it has events yet or not.
 */
const ofBackbone = new Set([
  'access',
  'account',
  'anchoring',
  'calls',
  'case',
  'directory',
  'document',
  'duty',
  'notice',
  'operation',
  'sign',
  'supervision',
  'system',
  'systems',
  'view',
  'warning',
]);

/** Whether a stream is the backbone's, or would be. */
export const isOfBackbone = (stream: string): boolean => ofBackbone.has(stream.split('-', 1)[0]!);

/** Signs of other scripts that are drawn as Latin ones, in lower case. */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('аaсcԁdеeһhіiјjкkоoрpѕsтtуyхxмmнhвbιiοoρpαaνvτtκkυuıi', (sign) => sign).flatMap(
    (sign, index, all) => (index % 2 === 0 ? [[sign, all[index + 1]!] as const] : []),
  ),
);

/** One form for all names that a person would take for the same. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{C}\p{Z}]/gu, '')
    .toLowerCase()
    .replace(/\p{Pd}/gu, '-')
    .replace(/\P{ASCII}/gu, (sign) => lookAlikes[sign] ?? sign);

/**
 * Whether a name would be taken for one of the backbone's: in other widths, cases, blanks, marks or signs that look
 * alike, or in the plural. Wider than `isOfBackbone`: what it names is not the backbone's, and still not to be written.
 */
export function resemblesBackbone(stream: string): boolean {
  const [first = ''] = plain(stream).split('-', 1);
  return ofBackbone.has(first) || (first.endsWith('s') && ofBackbone.has(first.slice(0, -1)));
}

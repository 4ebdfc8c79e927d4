import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import type { Defect } from '#domain/casework/defects.ts';
import type { CheckedCase } from './quality.ts';

type Quality = CheckedCase['quality'];

export const shareColumn = (kind: AgencyKind): string => `${kind}Share`;
export const defectsColumn = (kind: AgencyKind): string => `${kind}Defects`;

/** What the sums over all cases need of one, as texts, none as null; few cases differ in what stands in them. */
export const qualityTexts: Readonly<Record<string, (doc: CheckedCase) => string | null>> = {
  stage: ({ state }) => state.stage,
  district: ({ state }) => state.district,
  ...Object.fromEntries(
    agencyKinds.flatMap((kind): [string, (doc: CheckedCase) => string | null][] => [
      [kind, ({ state }) => state.agencies[kind]],
      [shareColumn(kind), ({ quality }) => shareText(quality, kind)],
      [defectsColumn(kind), ({ quality }) => defectsText(quality, kind)],
    ]),
  ),
};

/** How much of what an agency owes is there, `present/required`; null when it owes nothing. */
function shareText({ shares }: Quality, kind: AgencyKind): string | null {
  const share = shares.find(({ owner }) => owner === kind);
  return share === undefined ? null : `${share.present}/${share.required}`;
}

/** `code severity count`, several with `|` between them. */
function defectsText({ defects }: Quality, kind: AgencyKind): string {
  const counts = new Map<string, number>();
  for (const { code, severity } of defects.filter(({ owner }) => owner === kind)) {
    counts.set(`${code} ${severity}`, (counts.get(`${code} ${severity}`) ?? 0) + 1);
  }
  return [...counts]
    .map(([of, count]) => `${of} ${count}`)
    .toSorted()
    .join('|');
}

/** Defects of one case and one agency that are counted together. */
export interface CountedDefects extends Pick<Defect, 'code' | 'severity'> {
  readonly count: number;
}

/** What the text of a column of defects says. */
export const defectsIn = (text: string): readonly CountedDefects[] =>
  text.split('|').flatMap((part) => {
    if (part === '') return [];
    const [code, severity, count] = part.split(' ') as [Defect['code'], Defect['severity'], string];
    return [{ code, severity, count: Number(count) }];
  });

/** Data that had to be there, and those that are, over all agencies of a case. */
export const totalsOf = ({ quality: { shares } }: CheckedCase) => ({
  required: shares.reduce((sum, { required }) => sum + required, 0),
  present: shares.reduce((sum, { present }) => sum + present, 0),
});

/** Of ten thousand, so that cases can be sorted by it. */
export function completenessOf(doc: CheckedCase): number {
  const { required, present } = totalsOf(doc);
  return required === 0 ? 10_000 : Math.floor((10_000 * present) / required);
}

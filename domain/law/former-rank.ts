/** 原职级, as it is chosen; a post or a word that is none of these is read only where it is plain. */
export const formerRanks = [
  'none',
  'clerk',
  'section',
  'countyDivision',
  'bureau',
  'ministerial',
  'national',
] as const;

/**
 * What 司发通〔2014〕38号 asks of a rank. `countyOrAbove` is a post of which only that is plain (市长: of a
 * city at county level, or above); null a word that tells no level, which is for a person.
 */
export type RankLevel = 'belowCounty' | 'county' | 'countyOrAbove' | 'bureauOrAbove' | null;

const chosen: Readonly<Record<string, RankLevel>> = {
  none: 'belowCounty',
  clerk: 'belowCounty',
  section: 'belowCounty',
  sectionChief: 'belowCounty',
  countyDivision: 'county',
  countyDivisionOrAbove: 'countyOrAbove',
  bureau: 'bureauOrAbove',
  bureauOrAbove: 'bureauOrAbove',
  ministerial: 'bureauOrAbove',
  national: 'bureauOrAbove',
};

/** A level is read only where the whole text is one; 县公安局民警 names a county and no level. */
const levels: readonly (readonly [RegExp, RankLevel])[] = [
  [/^(?:国家?|省部|部省|省|部|厅局|地厅|地市|司局|市厅|厅|局|司|地|师)级$/u, 'bureauOrAbove'],
  [/^(?:县处|县团|县|处|团)级$/u, 'county'],
  [/^(?:乡科|乡镇|乡|镇|科|股|营|连)级$/u, 'belowCounty'],
  [/^(?:\p{Script=Han}*[^\p{P}])?(?:科员|办事员)$/u, 'belowCounty'],
  [/^(?:无|无职级|没有职级|非国家工作人员)$/u, 'belowCounty'],
];

const place = String.raw`(?:\p{Script=Han}{0,20}[省市区县州盟旗])?`;
const posts: readonly (readonly [RegExp, RankLevel])[] = [
  [new RegExp(`^${place}(?:省长|省委书记|自治区主席|自治区党委书记)$`, 'u'), 'bureauOrAbove'],
  [new RegExp(`^${place}(?:市|区|州|盟)(?:委书记|长)$`, 'u'), 'countyOrAbove'],
  [new RegExp(`^${place}(?:县|旗)(?:委书记|长)$`, 'u'), 'county'],
];

/** Reads a rank as chosen from the list, or as plain words of old files; surrounding words tell nothing. */
export function rankLevel(rank: string): RankLevel {
  const text = rank.trim();
  if (Object.hasOwn(chosen, text)) return chosen[text]!;
  const level = text
    .replace(/^原/u, '')
    .replace(/^[正副]/u, '')
    .replace(/[正副]职$|(?:及|或)?以上$/u, '');
  const post = text
    .replace(/^原/u, '')
    .replace(/副(?=省长|市长|区长|县长|州长|盟长|旗长|书记|主席)/u, '');
  return (
    levels.find(([form]) => form.test(level))?.[1] ??
    posts.find(([form]) => form.test(post))?.[1] ??
    null
  );
}

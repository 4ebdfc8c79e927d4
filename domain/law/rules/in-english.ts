const digits = '零一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** 二百零二 as 202, 十六 as 16; what is written in figures stays. */
function figure(numeral: string): string {
  let [sum, digit] = [0, 0];
  for (const character of numeral) {
    const unit = units[character];
    if (unit === undefined) digit = digits.indexOf(character);
    else {
      sum += Math.max(digit, 1) * unit;
      digit = 0;
    }
  }
  return String(sum + digit);
}

const numeral = /[零一二三四五六七八九十百]+/g;
const inFigures = (text: string): string => text.replaceAll(numeral, figure);

const known = new Map<string, string>();

/** Remembers what was put into English: a citation is made for every finding. */
function once(text: string, translate: (text: string) => string): string {
  const earlier = known.get(text);
  if (earlier !== undefined) return earlier;
  const english = translate(text);
  known.set(text, english);
  return english;
}

/** A place within an instrument: 第六条 as `art. 6`, 二（四） as `section 2(4)`, 案例五 … as `case 5`. */
export const articleInEnglish = (article: string): string =>
  once(article, (text) => {
    if (text === '序言') return 'preamble';
    if (text === '全文') return 'as a whole';
    const place = inFigures(text);
    const [, number] = /^案例(\d+)/.exec(place) ?? [];
    if (number !== undefined) return `case ${number}`;
    const articles = place.match(/\d+(?=[条、])/g);
    if (articles === null) return `section ${place.replaceAll('（', '(').replaceAll('）', ')')}`;
    const paragraph = /第(\d+)款/.exec(place)?.[1];
    const applied = place.endsWith('（适用）') ? ', as applied' : '';
    return `${articles.length > 1 ? 'arts.' : 'art.'} ${articles.join(', ')}${
      paragraph === undefined ? '' : `(${paragraph})`
    }${applied}`;
  });

/** Who issues a series of documents, by the characters with which its numbers begin. */
const series: Readonly<Record<string, string>> = {
  法释: 'Fa Shi',
  法发: 'Fa Fa',
  司发通: 'Si Fa Tong',
  高检发监字: 'Gao Jian Fa Jian Zi',
  高检发释字: 'Gao Jian Fa Shi Zi',
  高检发侦监字: 'Gao Jian Fa Zhen Jian Zi',
  高检会: 'Gao Jian Hui',
  主席令: "President's Order",
  司法部令: 'MoJ Order',
  公安部令: 'MPS Order',
};

/**
 * The number of an instrument for readers of English: 法释〔2016〕23号 as `Fa Shi [2016] No. 23`,
 * 主席令第101号(2021) as `President's Order No. 101 (2021)`.
 */
export const documentNumberInEnglish = (docNo: string): string =>
  once(docNo, (text) =>
    text
      .replaceAll('修正案（八）', 'Amendment VIII ')
      .replaceAll('修正案（九）', 'Amendment IX ')
      .replaceAll(/自(\d+)年(\d+)月(\d+)日起施行/g, 'in force from $1-$2-$3')
      .replaceAll(/(\d+)年(\d+)月(\d+)日(?:第\S次)?修正/g, 'amended $1-$2-$3 ')
      .replaceAll(/(\d+)年(\d+)月(\d+)日/g, '$1-$2-$3')
      .replaceAll(
        /(\p{Script=Han}+)〔(\d{4})〕(\d+)号/gu,
        (_, name: string, year, number) => `${series[name] ?? name} [${year}] No. ${number}`,
      )
      .replaceAll(
        /(\d{4})年(\p{Script=Han}+)第(\d+)号修正/gu,
        (_, year, name: string, number) =>
          `amended ${year} by ${series[name] ?? name} No. ${number}`,
      )
      .replaceAll(
        /(\p{Script=Han}+)第(\d+)号/gu,
        (_, name: string, number) => `${series[name] ?? name} No. ${number}`,
      )
      .replaceAll(/(\d{4})-(\d)(?=\D)/g, '$1-0$2')
      .replaceAll(/-(\d)(?!\d)/g, '-0$1')
      .replaceAll('；', '; ')
      .replaceAll('，', ', ')
      .replaceAll(/ ?[（(]/g, ' (')
      .replaceAll('）', ')'),
  );

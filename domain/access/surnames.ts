import { hiddenForm } from '#domain/kernel/normal-form.ts';

/** 复姓: surnames of two characters that people bear today. */
const compound: ReadonlySet<string> = new Set(
  `欧阳 司马 上官 诸葛 司徒 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 南宫 端木 百里 呼延 轩辕 独孤 拓跋
   淳于 单于 申屠 太史 闻人 澹台 公冶 宗政 濮阳 赫连 钟离 鲜于 闾丘 东郭 西门 第五 司空 仲孙 太叔 公羊 完颜
   子车 颛孙 左丘 谷梁 段干 羊舌 微生 梁丘 南门 东门 北宫 万俟 歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 南宮 軒轅
   獨孤 單于 聞人 澹臺 濮陽 赫連 鍾離 鮮于 閭丘 東郭 西門`.split(/\s+/),
);

/**
 * The surname of a Chinese name: two characters where it begins with a 复姓 and more follows, whatever signs
 * stand between them; its first character otherwise.
 */
export function surnameOf(name: string): string {
  const characters = [...hiddenForm(name)];
  const two = characters.slice(0, 2).join('');
  if (characters.length > 2 && compound.has(two)) return two;
  const [first = ''] = [...name];
  return first;
}

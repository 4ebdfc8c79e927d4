import type { Bilingual } from '#domain/kernel/violation.ts';
import { valueNames } from '#domain/law/fact-names.ts';
import { materialKinds } from '#domain/law/materials/material-kinds.ts';
import { agencyNames } from '#domain/casework/agencies.ts';
import { t } from '../base/say.ts';
import { measureNames } from '../parts/names.ts';

/** Choices of the steps by their value; those of facts stand with the law. */
const own: Readonly<Record<string, Bilingual>> = {
  ...measureNames,
  ...agencyNames,
  agree: t('同意', 'Agrees'),
  disagree: t('不同意', 'Disagrees'),
  suggestChange: t('建议调整', 'Suggests a change'),
  notPublished: t('未公布', 'Not published'),
  hearing: t('开庭审理', 'Open hearing'),
  paper: t('书面审理', 'Paper review'),
  paroleRevocation: t('撤销假释', 'Revocation of parole'),
  grant: t('准予', 'Grant'),
  adjust: t('调整幅度', 'Adjust'),
  refuse: t('不予', 'Refuse'),
  life: t('无期徒刑', 'Life'),
  fixedTerm: t('有期徒刑', 'Fixed term'),
  offender: t('罪犯', 'Offender'),
  officer: t('民警', 'Officer'),
  public: t('社会公众', 'Public'),
  served: t('刑满', 'Served'),
  pardoned: t('特赦', 'Pardoned'),
  died: t('死亡', 'Died'),
  fixed25: t('减为二十五年有期徒刑', 'Reduced to twenty-five years'),
  omittedCrime: t('漏罪', 'Omitted crime'),
  error: t('裁定确有错误', 'The ruling is wrong'),
  higherCourt: t('上级法院指令', 'A higher court directs it'),
  hiddenAssets: t('故意隐瞒财产情节严重', 'Assets were hidden gravely'),
  casework: t('办案', 'Casework'),
  published: t('公开案例', 'Published case'),
  synthetic: t('合成数据', 'Synthetic'),
};

const named: readonly Readonly<Record<string, Bilingual>>[] = [own, valueNames, materialKinds];

export const choiceName = (value: string): Bilingual =>
  named.find((each) => Object.hasOwn(each, value))?.[value] ?? t(value, value);
export const hasChoiceName = (value: string): boolean =>
  named.some((each) => Object.hasOwn(each, value));

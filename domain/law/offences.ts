/**
 * Offences that prisons meet most, by the chapter of 刑法分则 in which they stand (names as in
 * 最高人民法院、最高人民检察院关于执行《中华人民共和国刑法》确定罪名的规定 and its supplements). Any other
 * offence may be written as the judgment has it; its chapter is then not known from here.
 */
const offencesOfChapter: Readonly<Record<number, readonly string[]>> = {
  1: ['分裂国家罪', '煽动分裂国家罪', '颠覆国家政权罪', '煽动颠覆国家政权罪', '间谍罪'],
  2: [
    '放火罪',
    '爆炸罪',
    '投放危险物质罪',
    '以危险方法危害公共安全罪',
    '失火罪',
    '交通肇事罪',
    '危险驾驶罪',
    '重大责任事故罪',
    '非法持有、私藏枪支、弹药罪',
    '组织、领导、参加恐怖组织罪',
  ],
  3: [
    '生产、销售伪劣产品罪',
    '生产、销售有毒、有害食品罪',
    '走私普通货物、物品罪',
    '非国家工作人员受贿罪',
    '非法吸收公众存款罪',
    '集资诈骗罪',
    '贷款诈骗罪',
    '信用卡诈骗罪',
    '保险诈骗罪',
    '内幕交易、泄露内幕信息罪',
    '洗钱罪',
    '虚开增值税专用发票、用于骗取出口退税、抵扣税款发票罪',
    '假冒注册商标罪',
    '合同诈骗罪',
    '组织、领导传销活动罪',
    '非法经营罪',
  ],
  4: [
    '故意杀人罪',
    '过失致人死亡罪',
    '故意伤害罪',
    '强奸罪',
    '强制猥亵、侮辱罪',
    '猥亵儿童罪',
    '非法拘禁罪',
    '绑架罪',
    '拐卖妇女、儿童罪',
    '虐待罪',
  ],
  5: [
    '抢劫罪',
    '盗窃罪',
    '诈骗罪',
    '抢夺罪',
    '侵占罪',
    '职务侵占罪',
    '挪用资金罪',
    '敲诈勒索罪',
    '故意毁坏财物罪',
    '拒不支付劳动报酬罪',
  ],
  6: [
    '妨害公务罪',
    '帮助信息网络犯罪活动罪',
    '聚众斗殴罪',
    '寻衅滋事罪',
    '组织、领导、参加黑社会性质组织罪',
    '赌博罪',
    '开设赌场罪',
    '掩饰、隐瞒犯罪所得、犯罪所得收益罪',
    '拒不执行判决、裁定罪',
    '组织他人偷越国（边）境罪',
    '污染环境罪',
    '走私、贩卖、运输、制造毒品罪',
    '非法持有毒品罪',
    '容留他人吸毒罪',
    '组织卖淫罪',
  ],
  8: [
    '贪污罪',
    '挪用公款罪',
    '受贿罪',
    '利用影响力受贿罪',
    '行贿罪',
    '介绍贿赂罪',
    '单位行贿罪',
    '巨额财产来源不明罪',
  ],
  9: ['滥用职权罪', '玩忽职守罪', '徇私枉法罪', '徇私舞弊减刑、假释、暂予监外执行罪'],
};

export const offences: readonly string[] = Object.values(offencesOfChapter).flat();

/** Chapter of 刑法分则 in which an offence of the list stands, 1 to 10; null for any other words. */
export function chapterOf(offence: string): number | null {
  const found = Object.entries(offencesOfChapter).find(([, names]) => names.includes(offence));
  return found === undefined ? null : Number(found[0]);
}

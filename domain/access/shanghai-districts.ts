/** A district of Shanghai (GB/T 2260), and the prison that takes its synthetic cases. */
export interface ShanghaiDistrict {
  readonly adcode: string;
  readonly slug: string;
  readonly zh: string;
  readonly en: string;
  /** Key of `shanghaiPrisons`. */
  readonly prison: string;
}

const district = (
  adcode: string,
  slug: string,
  zh: string,
  en: string,
  prison: string,
): ShanghaiDistrict => ({ adcode, slug, zh, en, prison });

export const shanghaiDistricts: readonly ShanghaiDistrict[] = [
  district('310101', 'huangpu', '黄浦区', 'Huangpu', 'tilanqiao'),
  district('310104', 'xuhui', '徐汇区', 'Xuhui', 'zhoupu'),
  district('310105', 'changning', '长宁区', 'Changning', 'qingpu'),
  district('310106', 'jingan', '静安区', "Jing'an", 'tilanqiao'),
  district('310107', 'putuo', '普陀区', 'Putuo', 'qingpu'),
  district('310109', 'hongkou', '虹口区', 'Hongkou', 'tilanqiao'),
  district('310110', 'yangpu', '杨浦区', 'Yangpu', 'wujiaochang'),
  district('310112', 'minhang', '闵行区', 'Minhang', 'zhoupu'),
  district('310113', 'baoshan', '宝山区', 'Baoshan', 'baoshan'),
  district('310114', 'jiading', '嘉定区', 'Jiading', 'baoshan'),
  district('310115', 'pudong', '浦东新区', 'Pudong New Area', 'zhoupu'),
  district('310116', 'jinshan', '金山区', 'Jinshan', 'baimaoling'),
  district('310117', 'songjiang', '松江区', 'Songjiang', 'songjiang'),
  district('310118', 'qingpu', '青浦区', 'Qingpu', 'qingpu'),
  district('310120', 'fengxian', '奉贤区', 'Fengxian', 'nanhui'),
  district('310151', 'chongming', '崇明区', 'Chongming', 'baimaoling'),
];

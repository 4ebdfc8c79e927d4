import type { AgencyKind } from '#domain/casework/agencies.ts';

/** Slug, Chinese name, English name, and whether a published source names it for the case. */
export type AgencyNames = readonly [slug: string, zh: string, en: string, source?: 'published'];

export type SeatNames = Readonly<Record<AgencyKind, AgencyNames>> & { readonly district: string };

/**
 * Where each published case was handled. Prison and court stand as its source
 * names them; procuratorate and justice bureau, and a prison that the source
 * leaves out, are set beside by the court's seat.
 */
export const publishedSeats: Readonly<Record<string, SeatNames>> = {
  PC04: {
    district: '371500',
    prison: ['prison-liaocheng', '山东省聊城监狱', 'Liaocheng Prison, Shandong', 'published'],
    procuratorate: [
      'procuratorate-liaocheng',
      '聊城市人民检察院',
      "People's Procuratorate of Liaocheng",
    ],
    court: [
      'court-liaocheng',
      '聊城市中级人民法院',
      "Intermediate People's Court of Liaocheng",
      'published',
    ],
    justiceBureau: ['justice-liaocheng', '聊城市司法局', 'Justice Bureau of Liaocheng'],
  },
  PC05: {
    district: '500000',
    prison: [
      'prison-chongqing-women',
      '重庆市女子监狱',
      "Women's Prison of Chongqing",
      'published',
    ],
    procuratorate: [
      'procuratorate-chongqing-5',
      '重庆市人民检察院第五分院',
      "Fifth Branch of the People's Procuratorate of Chongqing",
    ],
    court: [
      'court-chongqing-5',
      '重庆市第五中级人民法院',
      "Fifth Intermediate People's Court of Chongqing",
      'published',
    ],
    justiceBureau: ['justice-chongqing', '重庆市司法局', 'Justice Bureau of Chongqing'],
  },
  PC06: {
    district: '370300',
    prison: ['prison-luzhong', '山东省鲁中监狱', 'Luzhong Prison, Shandong', 'published'],
    procuratorate: ['procuratorate-zibo', '淄博市人民检察院', "People's Procuratorate of Zibo"],
    court: ['court-zibo', '淄博市中级人民法院', "Intermediate People's Court of Zibo", 'published'],
    justiceBureau: ['justice-zibo', '淄博市司法局', 'Justice Bureau of Zibo'],
  },
  PC07: {
    district: '320100',
    prison: ['prison-pukou', '江苏省浦口监狱', 'Pukou Prison, Jiangsu', 'published'],
    procuratorate: [
      'procuratorate-nanjing',
      '南京市人民检察院',
      "People's Procuratorate of Nanjing",
    ],
    court: [
      'court-nanjing',
      '南京市中级人民法院',
      "Intermediate People's Court of Nanjing",
      'published',
    ],
    justiceBureau: ['justice-nanjing', '南京市司法局', 'Justice Bureau of Nanjing'],
  },
  PC11: {
    district: '310000',
    prison: ['prison-baimaoling', '上海市白茅岭监狱', 'Baimaoling Prison, Shanghai', 'published'],
    procuratorate: [
      'procuratorate-shanghai-3',
      '上海市人民检察院第三分院',
      "Third Branch of the People's Procuratorate of Shanghai",
    ],
    court: [
      'court-shanghai-3',
      '上海市第三中级人民法院',
      "Third Intermediate People's Court of Shanghai",
      'published',
    ],
    justiceBureau: ['justice-shanghai', '上海市司法局', 'Justice Bureau of Shanghai'],
  },
  PC15: {
    district: '210200',
    prison: ['prison-wafangdian', '辽宁省瓦房店监狱', 'Wafangdian Prison, Liaoning', 'published'],
    procuratorate: ['procuratorate-dalian', '大连市人民检察院', "People's Procuratorate of Dalian"],
    court: [
      'court-dalian',
      '大连市中级人民法院',
      "Intermediate People's Court of Dalian",
      'published',
    ],
    justiceBureau: ['justice-dalian', '大连市司法局', 'Justice Bureau of Dalian'],
  },
  PC19: {
    district: '430100',
    prison: [
      'prison-hunan-unpublished',
      '湖南省某监狱（来源未载明）',
      'A prison of Hunan (not published)',
    ],
    procuratorate: [
      'procuratorate-changsha',
      '长沙市人民检察院',
      "People's Procuratorate of Changsha",
    ],
    court: [
      'court-changsha',
      '长沙市中级人民法院',
      "Intermediate People's Court of Changsha",
      'published',
    ],
    justiceBureau: ['justice-changsha', '长沙市司法局', 'Justice Bureau of Changsha'],
  },
  PC20: {
    district: '510100',
    prison: ['prison-jinjiang', '四川省锦江监狱', 'Jinjiang Prison, Sichuan', 'published'],
    procuratorate: [
      'procuratorate-chengdu',
      '成都市人民检察院',
      "People's Procuratorate of Chengdu",
    ],
    court: [
      'court-chengdu',
      '成都市中级人民法院',
      "Intermediate People's Court of Chengdu",
      'published',
    ],
    justiceBureau: ['justice-chengdu', '成都市司法局', 'Justice Bureau of Chengdu'],
  },
  PC34: {
    district: '330000',
    prison: ['prison-zhejiang-women', '浙江省女子监狱', "Women's Prison of Zhejiang", 'published'],
    procuratorate: [
      'procuratorate-zhejiang',
      '浙江省人民检察院',
      "People's Procuratorate of Zhejiang",
    ],
    court: ['court-zhejiang', '浙江省高级人民法院', "High People's Court of Zhejiang", 'published'],
    justiceBureau: ['justice-hangzhou', '杭州市司法局', 'Justice Bureau of Hangzhou'],
  },
  PC35: {
    district: '110000',
    prison: [
      'prison-qincheng',
      '公安部秦城监狱',
      'Qincheng Prison of the Ministry of Public Security',
      'published',
    ],
    procuratorate: [
      'procuratorate-beijing',
      '北京市人民检察院',
      "People's Procuratorate of Beijing",
    ],
    court: ['court-beijing', '北京市高级人民法院', "High People's Court of Beijing", 'published'],
    justiceBureau: ['justice-beijing', '北京市司法局', 'Justice Bureau of Beijing'],
  },
};

/** Prisons of Shanghai: slug, Chinese name, English name, district of the seat. */
export const shanghaiPrisons: Readonly<
  Record<string, readonly [slug: string, zh: string, en: string, district: string]>
> = {
  baimaoling: ['prison-baimaoling', '上海市白茅岭监狱', 'Baimaoling Prison, Shanghai', '310000'],
  tilanqiao: ['prison-tilanqiao', '上海市提篮桥监狱', 'Tilanqiao Prison, Shanghai', '310109'],
  wujiaochang: ['prison-wujiaochang', '上海市五角场监狱', 'Wujiaochang Prison, Shanghai', '310110'],
  baoshan: ['prison-baoshan', '上海市宝山监狱', 'Baoshan Prison, Shanghai', '310113'],
  zhoupu: ['prison-zhoupu', '上海市周浦监狱', 'Zhoupu Prison, Shanghai', '310115'],
  nanhui: ['prison-nanhui', '上海市南汇监狱', 'Nanhui Prison, Shanghai', '310115'],
  songjiang: ['prison-shanghai-women', '上海市女子监狱', "Women's Prison of Shanghai", '310117'],
  qingpu: ['prison-qingpu', '上海市青浦监狱', 'Qingpu Prison, Shanghai', '310118'],
};

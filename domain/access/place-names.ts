import type { Bilingual } from '#domain/kernel/violation.ts';
import { shanghaiDistricts } from './shanghai-districts.ts';

/** Cities and provinces in which agencies of the published cases have their seats (GB/T 2260). */
const seatsOfPublishedCases: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['110000', '北京市', 'Beijing'],
  ['210200', '大连市', 'Dalian'],
  ['310000', '上海市', 'Shanghai'],
  ['320100', '南京市', 'Nanjing'],
  ['330000', '浙江省', 'Zhejiang'],
  ['370300', '淄博市', 'Zibo'],
  ['371500', '聊城市', 'Liaocheng'],
  ['430100', '长沙市', 'Changsha'],
  ['500000', '重庆市', 'Chongqing'],
  ['510100', '成都市', 'Chengdu'],
];

/** What a place is called, by its code (GB/T 2260): districts of Shanghai, and seats elsewhere. */
export const placeNames: ReadonlyMap<string, Bilingual> = new Map([
  ...seatsOfPublishedCases.map(([code, zh, en]) => [code, { zh, en }] as const),
  ...shanghaiDistricts.map(({ adcode, zh, en }) => [adcode, { zh, en }] as const),
]);

import { agencyKinds } from '#domain/casework/agencies.ts';
import {
  agencies,
  demonstrationDirectory,
  districtSeats,
  findAgency,
  publishedCaseSeats,
} from './directory.ts';

describe('the agencies of the demonstration', () => {
  test('each id is there once', () => {
    expect(new Set(agencies.map(({ id }) => id)).size).toBe(agencies.length);
  });

  test('each has a name in both languages and a six-digit district', () => {
    for (const agency of agencies) {
      expect(agency.name.zh).toMatch(/^[\p{Script=Han}（）]+$/u);
      expect(agency.name.en).toMatch(/^[\x20-\x7e]+$/);
      expect(agency.district).toMatch(/^\d{6}$/);
      expect(findAgency(agency.id)).toBe(agency);
    }
  });

  test('all ten published cases have their four agencies, each of its kind', () => {
    expect(Object.keys(publishedCaseSeats)).toHaveLength(10);
    for (const seat of Object.values(publishedCaseSeats)) {
      for (const kind of agencyKinds) expect(seat[kind].kind).toBe(kind);
    }
  });

  test.each([
    ['PC04', '山东省聊城监狱', '聊城市中级人民法院'],
    ['PC11', '上海市白茅岭监狱', '上海市第三中级人民法院'],
    ['PC20', '四川省锦江监狱', '成都市中级人民法院'],
    ['PC35', '公安部秦城监狱', '北京市高级人民法院'],
  ])('%s was handled by %s and %s, as published', (id, prison, court) => {
    const seat = publishedCaseSeats[id]!;
    expect([seat.prison.name.zh, seat.court.name.zh]).toEqual([prison, court]);
  });

  test('a prison that the source leaves out is not invented', () => {
    expect(publishedCaseSeats['PC19']!.prison).toMatchObject({
      name: { zh: '湖南省某监狱（来源未载明）' },
    });
  });

  test('each of the sixteen districts of Shanghai has four agencies and a justice bureau of its own', () => {
    const seats = Object.entries(districtSeats);
    expect(seats).toHaveLength(16);
    for (const [adcode, seat] of seats) {
      expect(seat.justiceBureau.district).toBe(adcode);
      for (const kind of agencyKinds) expect(findAgency(seat[kind].id)).toEqual(seat[kind]);
    }
    expect(new Set(seats.map(([, seat]) => seat.justiceBureau.id)).size).toBe(16);
  });

  test('every place where an agency has its seat has a name', () => {
    const places = new Set(demonstrationDirectory.districts.map(({ code }) => code));
    expect(agencies.filter(({ district }) => !places.has(district))).toEqual([]);
  });

  test('an unknown agency is not found', () => {
    expect(findAgency('bakery')).toBeUndefined();
  });
});

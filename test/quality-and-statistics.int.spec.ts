import { syntheticCases } from '#demo/synthetic/synthetic-cases.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { caseFilters, type CaseCount } from '#projections/ports/dossier-store.ts';
import type {
  QualityCase,
  QualityDefect,
  QualitySummary,
} from '#projections/ports/quality-store.ts';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
let last = '0';
beforeAll(async () => {
  andu = await serveAndu();
  for (const line of syntheticCases({ cases: 24, seed: 11, until: LegalDate('2026-11-20') })) {
    if (line.expect !== 'accepted') continue;
    const { status, body } = await andu.signedBy(line.agency)(`/api/commands/${line.name}`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { caseId: line.caseId, data: line.data, person: line.person },
    });
    if (status !== 201) throw new Error(`${line.name}: ${JSON.stringify(body)}`);
    last = (body as { position: string }).position;
  }
  await andu.as('supervisor')(`/api/cases?after=${last}`);
  await andu.as('supervisor')(`/api/quality/summary?after=${last}`);
}, 120_000);
afterAll(() => andu.close());

const total = ({ headers }: Answer): number =>
  Number(headers.get('content-range')!.split('/').at(-1));
const listed = async (user: string, parameters: string): Promise<number> =>
  total(await andu.as(user)(`/api/cases?range=[0,0]&${parameters}`));
const counted = async (user: string, parameters: string): Promise<readonly CaseCount[]> =>
  ((await andu.as(user)(`/api/statistics?${parameters}`)).body as { rows: readonly CaseCount[] })
    .rows;

const readers = ['supervisor', 'court-shanghai-3-handler', 'prison-baimaoling-handler'];

describe('every figure of the statistics is the total of its list', () => {
  const cells = readers.flatMap((user) =>
    caseFilters.map((dimension) => [user, dimension] as const),
  );
  test.each(cells)('for %s by %s', async (user, dimension) => {
    const rows = await counted(user, `by=${dimension}`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(await listed(user, `${dimension}=${row[dimension] ?? 'none'}`)).toBe(row.cases);
    }
    const all = rows.reduce((sum, { cases }) => sum + cases, 0);
    expect(await listed(user, '')).toBe(all);
    const months = rows.map((row) => row[dimension] ?? 'none').join(',');
    expect(await listed(user, `${dimension}=${months}`)).toBe(all);
  });

  test.each(readers)('for %s by district and month, narrowed', async (user) => {
    const rows = await counted(user, 'by=district,openedMonth&measure=commutation');
    for (const { district, openedMonth, cases } of rows) {
      const cell = `measure=commutation&district=${district}&openedMonth=${openedMonth}`;
      expect(await listed(user, cell)).toBe(cases);
    }
  });

  test('departures and overdue cases are those of the list', async () => {
    const rows = await counted('supervisor', '');
    expect(await listed('supervisor', 'departed=yes')).toBe(rows[0]!.departed);
    const overdue = await counted('supervisor', 'overdue=yes&by=agencyKind');
    expect(overdue.length).toBeGreaterThan(0);
    for (const { agencyKind, cases } of overdue) {
      expect(await listed('supervisor', `overdue=yes&agencyKind=${agencyKind}`)).toBe(cases);
    }
  });

  test('an agency counts its own cases only', async () => {
    const all = await counted('supervisor', '');
    const own = await counted('prison-baimaoling-handler', '');
    expect(own[0]!.cases).toBeGreaterThan(0);
    expect(own[0]!.cases).toBeLessThan(all[0]!.cases);
  });

  test('the filters stand in JSON as well, as react-admin sends them', async () => {
    const [row] = await counted('supervisor', 'by=district');
    const filter = encodeURIComponent(JSON.stringify({ district: row!.district }));
    expect(await listed('supervisor', `filter=${filter}`)).toBe(row!.cases);
  });
});

describe('a filter that says nothing', () => {
  const values = [
    ['district', '3101'],
    ['openedMonth', '2026-13'],
    ['decidedMonth', '2026-1'],
    ['outcome', 'acquitted'],
    ['agency', 'No Agency'],
    ['agencyKind', 'bakery'],
    ['departed', 'no'],
    ['overdue', '1'],
    ['stage', 'lunch'],
    ['measure', 'pardon'],
    ['provenance', 'hearsay'],
    ['openedMonth', '2026-01,never'],
  ];
  test.each(values)('%s=%s is refused by list and statistics', async (name, value) => {
    for (const path of ['/api/cases', '/api/statistics']) {
      const { status, body } = await andu.as('supervisor')(`${path}?${name}=${value}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'schema-violation' });
    }
  });

  test.each(['by=weather', 'by=district,openedMonth,stage,court'])(
    'the statistics refuse %s',
    async (parameters) => {
      expect((await andu.as('supervisor')(`/api/statistics?${parameters}`)).status).toBe(400);
    },
  );

  test.each(['code=typo', 'severity=mild', 'stage=lunch', 'agency=A B', 'sort=["name","ASC"]'])(
    'the data quality refuses %s',
    async (parameters) => {
      expect((await andu.as('supervisor')(`/api/quality?${parameters}`)).status).toBe(400);
    },
  );
});

describe('data quality', () => {
  const summaryOf = async (user: string, parameters = ''): Promise<QualitySummary> =>
    (await andu.as(user)(`/api/quality/summary?${parameters}`)).body;
  const defects = async (user: string, parameters: string) => {
    const answer = await andu.as(user)(`/api/quality?range=[0,199]&${parameters}`);
    return { total: total(answer), rows: answer.body as readonly QualityDefect[] };
  };

  test.each(readers)('the figures of the summary are totals of the lists for %s', async (user) => {
    const { agencies, codes } = await summaryOf(user);
    expect(codes.length).toBeGreaterThan(0);
    for (const { code, severity, ...counts } of codes) {
      const list = await defects(user, `code=${code}&severity=${severity}`);
      expect(list.total).toBe(counts.defects);
      expect(list.rows.every(({ defect }) => defect.code === code)).toBe(true);
      const cases = await andu.as(user)(
        `/api/quality/cases?range=[0,0]&code=${code}&severity=${severity}`,
      );
      expect(total(cases)).toBe(counts.cases);
    }
    for (const { agency, ...counts } of agencies) {
      expect((await defects(user, `agency=${agency}`)).total).toBe(counts.defects);
      expect(counts.present).toBeLessThanOrEqual(counts.required);
    }
  });

  test('is narrowed by district and stage', async () => {
    const { rows } = await defects('supervisor', '');
    const { district, stage } = rows[0]!;
    const list = await defects('supervisor', `district=${district}&stage=${stage}`);
    expect(list.total).toBeGreaterThan(0);
    expect(list.rows.every((row) => row.district === district && row.stage === stage)).toBe(true);
    const { codes } = await summaryOf('supervisor', `district=${district}&stage=${stage}`);
    expect(codes.reduce((sum, code) => sum + code.defects, 0)).toBe(list.total);
  });

  test('lists the least complete cases first when asked, each page going on', async () => {
    const page = async (from: number, to: number) =>
      (
        await andu.as('supervisor')(
          `/api/quality/cases?sort=["completeness","ASC"]&range=[${from},${to}]`,
        )
      ).body as readonly QualityCase[];
    const whole = await page(0, 19);
    const completeness = whole.map(({ present, required }) => present / required);
    expect(completeness).toEqual([...completeness].sort((a, b) => a - b));
    expect([...(await page(0, 9)), ...(await page(10, 19))]).toEqual(whole);
  });

  test('shows an agency its own cases in full, and supervisors all of them masked', async () => {
    const own = await defects('prison-baimaoling-handler', '');
    const all = await defects('supervisor', '');
    expect(own.total).toBeGreaterThan(0);
    expect(own.total).toBeLessThan(all.total);
    expect(all.rows.every(({ name }) => name.endsWith('某'))).toBe(true);
    expect(own.rows.some(({ name }) => !name.endsWith('某'))).toBe(true);
  });

  test('is not for the administrator', async () => {
    for (const path of ['', '/cases', '/summary']) {
      expect((await andu.as('administrator')(`/api/quality${path}`)).status).toBe(403);
    }
  });
});

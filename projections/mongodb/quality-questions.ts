import {
  agenciesMeant,
  agencyColumns,
  agencyQuality,
  alikeCases,
  defectColumns,
  defectFilters,
  defectSums,
  kindsMeant,
  qualityCaseOf,
  type QualityGroup,
} from '../asking/quality-counts.ts';
import type {
  QualityChoice,
  QualityFilter,
  QualityOrder,
  QualityRequest,
  QualityStore,
} from '../ports/quality-store.ts';
import type { CheckedCase } from '../views/quality.ts';
import type { AskedGeneration, AskGeneration } from './ask-generation.ts';
import { keptPages, type PageRequest } from './kept-pages.ts';
import {
  bodiesOf,
  countOf,
  documentsOfRows,
  rowIn,
  type RowInDocument,
} from './rows-of-documents.ts';

type QualityQuestion = Omit<QualityRequest, keyof PageRequest>;

/** What is asked of the data's quality, answered as the embedded engine answers it. */
export function qualityQuestions(ask: AskGeneration) {
  const pages = keptPages<RowInDocument>(ask);
  const store: QualityStore = {
    async defects({ offset, limit, at, ...request }) {
      const meant = defectsOf(request);
      const { asOf, total, shown } = await pages.page(
        { of: 'defects', ...request },
        { offset, limit, at },
        {
          total: (asked) => countOf(asked, meant),
          rows: (asked, from, most) => defectRows(asked, request, from, most),
        },
        async (asked, rows) =>
          (await documentsOfRows<CheckedCase>(asked, rows)).flatMap(({ doc, number }) => {
            const defect = doc.quality.defects[number];
            // Mended since the list was made.
            if (defect === undefined) return [];
            return [{ ...qualityCaseOf(doc), agency: doc.state.agencies[defect.owner], defect }];
          }),
      );
      return { asOf, total, rows: shown };
    },

    async cases({ offset, limit, at, ...request }) {
      const { asOf, total, shown } = await pages.page(
        { of: 'cases', ...request },
        { offset, limit, at },
        {
          total: (asked) => casesMeant(asked, request),
          rows: (asked, from, most) => caseRows(asked, request, from, most),
        },
        async (asked, ids) => {
          const bodies = await bodiesOf<CheckedCase>(asked, ids);
          return ids.flatMap((id) => bodies.get(id) ?? []).map(qualityCaseOf);
        },
      );
      return { asOf, total, rows: shown };
    },

    summary: (choice) =>
      ask(async (asked) => {
        const agencies = agenciesMeant(choice);
        const byKind = kindsMeant(choice).map(async (kind) => {
          const ofAgencies = agencies.length === 0 ? {} : { [`list.${kind}`]: { $in: agencies } };
          const cases = { $and: [conditionOf(choice), ofAgencies] };
          return [kind, await groupsOf(asked, cases, agencyColumns(kind))] as const;
        });
        const groups = new Map(await Promise.all(byKind));
        const alike = await groupsOf(asked, conditionOf(choice), defectColumns(choice));
        return {
          asOf: asked.progress.position,
          agencies: agencyQuality(choice, groups),
          codes: defectSums(alikeCases(choice, alike)),
        };
      }),
  };
  return { store, forget: () => pages.forget() };
}

/** Cases by what stands in these fields of their list. */
async function groupsOf(
  { database, collections }: AskedGeneration,
  cases: object,
  by: readonly string[],
): Promise<readonly QualityGroup[]> {
  const found = await database
    .collection(collections.documents)
    .aggregate<{ readonly _id: Readonly<Record<string, string | null>>; readonly cases: number }>([
      { $match: cases },
      {
        $group: {
          _id: Object.fromEntries(by.map((name) => [name, `$list.${name}`])),
          cases: { $sum: 1 },
        },
      },
    ])
    .toArray();
  return found.map(({ _id, cases: count }) => ({
    values: by.map((name) => _id[name] ?? null),
    count,
  }));
}

/** What a list is sorted by; none comes last, ids and numbers ascend. */
const sortFields: Readonly<Record<QualityOrder, string>> = {
  severity: 'items.blocking',
  code: 'items.code',
  since: 'items.since',
  completeness: 'items.completeness',
  stage: 'items.stage',
};

const direction = ({ order }: Pick<QualityRequest, 'order'>): 1 | -1 =>
  order === 'ascending' ? 1 : -1;

async function defectRows(
  { database, collections }: AskedGeneration,
  request: QualityQuestion,
  from: number,
  most: number,
): Promise<readonly RowInDocument[]> {
  const found = await database
    .collection(collections.documents)
    .aggregate<{ readonly _id: string; readonly items: { number: number } }>([
      ...defectsOf(request),
      {
        $sort: {
          ...(request.sort === 'since' ? { 'items.no_since': 1 } : {}),
          [sortFields[request.sort]]: direction(request),
          _id: 1,
          'items.number': 1,
        },
      },
      { $skip: from },
      { $limit: most },
      { $project: { 'items.number': 1 } },
    ])
    .toArray();
  return found.map(({ _id, items: { number } }) => rowIn(_id, number));
}

/** Cases in an order that are meant, each once: `_id.id` and what they are sorted by. */
function casesWithDefects(request: QualityQuestion): readonly object[] {
  return [
    ...defectsOf(request),
    { $group: { _id: { id: '$_id', by: `$items.${sortOfCases(request)}` } } },
  ];
}

const sortOfCases = ({ sort }: QualityQuestion): string =>
  sort === 'stage' ? 'stage' : 'completeness';

/** Without a filter that names defects, every case. */
const namesDefects = (choice: QualityChoice): boolean =>
  Object.keys(valuesOf(choice, defectFilters, '')).length > 0;

const casesMeant = (asked: AskedGeneration, request: QualityQuestion): Promise<number> =>
  namesDefects(request)
    ? countOf(asked, casesWithDefects(request))
    : asked.database.collection(asked.collections.documents).countDocuments(conditionOf(request));

async function caseRows(
  { database, collections }: AskedGeneration,
  request: QualityQuestion,
  from: number,
  most: number,
): Promise<readonly string[]> {
  const table = database.collection(collections.documents);
  const way = direction(request);
  if (namesDefects(request)) {
    const found = await table
      .aggregate<{ readonly _id: { readonly id: string } }>([
        ...casesWithDefects(request),
        { $sort: { '_id.by': way, '_id.id': 1 } },
        { $skip: from },
        { $limit: most },
      ])
      .toArray();
    return found.map(({ _id }) => _id.id);
  }
  const found = await table
    .find(conditionOf(request), { projection: { _id: 1 } })
    .sort({ [`list.${sortOfCases(request)}`]: way, _id: 1 })
    .skip(from)
    .limit(most)
    .toArray();
  return found.map(({ _id }) => _id);
}

/** Values of these filters, with the path before their names; '' stands for "none", as in the embedded engine. */
const valuesOf = (
  { filter }: QualityChoice,
  names: readonly QualityFilter[],
  path: string,
): Record<string, object> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const values = filter?.[name];
      if (values === undefined || values.length === 0) return [];
      return [[`${path}${name}`, { $in: values.includes('') ? [...values, null] : [...values] }]];
    }),
  );

/** Which cases are meant, whatever their defects are. */
const conditionOf = (choice: QualityChoice): Record<string, unknown> => ({
  ...valuesOf(choice, ['district', 'stage'], 'list.'),
  ...(choice.party === undefined ? {} : { 'list.parties': choice.party }),
});

/**
 * The defects that are meant, one a document: `items` is the defect. The first condition is for the indexes: it
 * takes cases of which no single defect is meant as well.
 */
function defectsOf(choice: QualityChoice): readonly object[] {
  const ofDefect = valuesOf(choice, defectFilters, 'items.');
  return [
    { $match: { ...conditionOf(choice), ...ofDefect } },
    { $unwind: '$items' },
    { $match: ofDefect },
  ];
}

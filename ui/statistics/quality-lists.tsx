import { useTheme } from '@mui/material';
import { defectNames, severityNames } from '#domain/casework/defects.ts';
import { ListLink } from '../parts/list-link.tsx';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { useSession } from '../base/session.ts';
import { StageChip, Tag } from '../parts/chips.tsx';
import { agencyName, measureName, notStated } from '../parts/names.ts';
import { Empty } from '../parts/page-head.tsx';
import { orderIn, pageIn, type Order } from '../parts/list-state.ts';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { useRows } from '../parts/use-read.ts';
import type { useUrlState } from '../parts/use-url-state.ts';
import { Completeness } from './completeness.tsx';
import type { QualityCase, QualityDefect } from '#read-api/quality/quality-answers.ts';
import { placeOf } from './place-of-defect.ts';

interface ListProps {
  readonly url: ReturnType<typeof useUrlState>;
  readonly filter: Readonly<Record<string, string>>;
}

/** Every defect, each with the way to the field where it is mended. */
export function DefectList({ url, filter }: ListProps) {
  const say = useSay();
  const session = useSession();
  const { palette } = useTheme();
  return (
    <QualityTable<QualityDefect>
      url={url}
      filter={filter}
      path="/api/quality"
      first={['severity', 'DESC']}
      label={say(t('缺陷清单', 'Defects'))}
      idOf={({ caseId, defect: { code, place, text } }) =>
        `${caseId}${code}${place.name}${text.zh}`
      }
      columns={[
        {
          id: 'mend',
          head: say(t('问题（点击更正）', 'Defect (leads to its place)')),
          isLong: true,
          cell: (row) => <ListLink to={placeOf(row, session)}>{say(row.defect.text)}</ListLink>,
        },
        {
          id: 'severity',
          head: say(t('程度', 'Severity')),
          order: 'severity',
          cell: ({ defect: { severity } }) => (
            <Tag style={severity === 'blocking' ? { color: palette.error.main } : {}}>
              {say(severityNames[severity])}
            </Tag>
          ),
        },
        {
          id: 'code',
          head: say(t('缺陷类别', 'Kind')),
          order: 'code',
          cell: ({ defect }) => say(defectNames[defect.code]),
        },
        nameColumn(say(t('案件', 'Case'))),
        {
          id: 'agency',
          head: say(t('数据来源机关', 'Owed by')),
          isLong: true,
          cell: ({ agency }) => say(agencyName(agency)),
        },
        {
          id: 'since',
          head: say(t('自', 'Since')),
          order: 'since',
          cell: ({ defect: { since } }) => since ?? say(notStated),
        },
        {
          id: 'article',
          head: say(t('依据', 'Article')),
          isLong: true,
          cell: ({ defect: { article } }) => (article === null ? '—' : say(article)),
        },
      ]}
    />
  );
}

/** How complete each case is. */
export function CaseQualityList({ url, filter }: ListProps) {
  const say = useSay();
  return (
    <QualityTable<QualityCase>
      url={url}
      filter={filter}
      path="/api/quality/cases"
      first={['completeness', 'ASC']}
      label={say(t('案件完整率', 'Completeness by case'))}
      idOf={({ caseId }) => caseId}
      columns={[
        nameColumn(say(t('案件', 'Case'))),
        {
          id: 'reference',
          head: say(t('监狱案号', 'Reference')),
          cell: ({ reference }) => reference ?? '—',
        },
        {
          id: 'measure',
          head: say(t('类型', 'Measure')),
          cell: ({ measure }) => say(measureName(measure)),
        },
        {
          id: 'stage',
          head: say(t('环节', 'Stage')),
          order: 'stage',
          cell: ({ stage }) => <StageChip stage={stage} />,
        },
        {
          id: 'completeness',
          head: say(t('完整率', 'Complete')),
          order: 'completeness',
          cell: (row) => <Completeness {...row} />,
        },
        {
          id: 'defects',
          head: say(t('缺陷', 'Defects')),
          cell: ({ defects }) => defects,
        },
      ]}
    />
  );
}

const nameColumn = (head: string) => ({
  id: 'name',
  head,
  cell: ({ caseId, name }: QualityCase) => <ListLink to={`/cases/${caseId}`}>{name}</ListLink>,
});

interface QualityTableProps<Row> extends ListProps {
  readonly path: string;
  readonly first: readonly [field: string, order: Order];
  readonly label: string;
  readonly idOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
}

/** A list narrowed, ordered and paged in the address. */
function QualityTable<Row>({
  url,
  filter,
  path,
  first,
  label,
  idOf,
  columns,
}: QualityTableProps<Row>) {
  const say = useSay();
  const paged = pageIn(url);
  const ordered = orderIn(
    url,
    first,
    columns.map(({ order }) => order),
  );
  const list = useRows<Row>(
    `${path}${query({
      ...filter,
      range: paged.range,
      at: paged.at,
      sort: ordered.asked,
    })}`,
  );
  return (
    <>
      <RowTable<Row>
        label={label}
        columns={columns}
        rows={list.data?.rows}
        error={list.error}
        idOf={idOf}
        sort={ordered.sort}
        onSort={ordered.onSort}
        empty={
          <Empty>
            {say(
              t(
                '在当前条件下没有发现问题。可放宽上方的条件。',
                'Nothing was found under these conditions. Widen them above.',
              ),
            )}
          </Empty>
        }
        paging={paged.paging(list.data?.total, list.data?.asOf, list.error)}
      />
    </>
  );
}

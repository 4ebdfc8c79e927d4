import { Box } from '@mui/material';
import { organisationKindNames } from '#domain/access/principal.ts';
import type { Directory, Organisation } from '#domain/directory/directory.ts';
import { t, useSay } from '../base/say.ts';
import { AccountId } from '../parts/account-id.tsx';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';

/** The directory of a day, or why it could not be had. */
export interface DirectoryShown {
  readonly directory: Directory | undefined;
  readonly error: unknown;
}

interface Branch {
  readonly organisation: Organisation;
  /** How many stand above it. */
  readonly depth: number;
}

/** The organisations of the day, each below the one above it. */
export function OrganisationTree({ directory, error }: DirectoryShown) {
  const say = useSay();
  return (
    <RowTable<Branch>
      label={say(t('机构树', 'Tree of organisations'))}
      rows={directory === undefined ? undefined : branchesOf(directory.agencies)}
      error={error}
      idOf={({ organisation: { id } }) => id}
      empty={
        <Empty>
          {say(
            t(
              '目录在这一天没有机构。可以导入目录文件（见“andu directory import”）。',
              'The directory holds no organisation on this day. A file can be imported (see "andu directory import").',
            ),
          )}
        </Empty>
      }
      columns={[
        {
          id: 'name',
          head: say(t('名称', 'Name')),
          isLong: true,
          cell: ({ organisation: { name }, depth }) => (
            <Box sx={{ pl: depth * 3 }}>{say(name)}</Box>
          ),
        },
        {
          id: 'kind',
          head: say(t('类别', 'Kind')),
          cell: ({ organisation: { kind } }) => say(organisationKindNames[kind]),
        },
        {
          id: 'district',
          head: say(t('区划', 'District')),
          cell: ({ organisation: { district } }) =>
            say(directory?.districtName(district) ?? t(district, district)),
        },
        {
          id: 'code',
          head: say(t('机构代码', 'Code')),
          cell: ({ organisation: { code } }) => code ?? '—',
        },
        {
          id: 'id',
          head: say(t('标识', 'Id')),
          cell: ({ organisation: { id } }) => <AccountId id={id} />,
        },
        {
          id: 'valid',
          head: say(t('有效期', 'Valid')),
          cell: ({ organisation: { from, until } }) => `${from} – ${until ?? ''}`,
        },
      ]}
    />
  );
}

/** Depth first; who has nobody above on that day stands at the top. */
function branchesOf(organisations: readonly Organisation[]): readonly Branch[] {
  const ids = new Set<string>(organisations.map(({ id }) => id));
  const isTop = ({ parent }: Organisation): boolean => parent === null || !ids.has(parent);
  const below = Map.groupBy(organisations, (each) => (isTop(each) ? '' : each.parent!));
  const walk = (parent: string, depth: number): readonly Branch[] =>
    (below.get(parent) ?? []).flatMap((organisation) => [
      { organisation, depth },
      ...walk(organisation.id, depth + 1),
    ]);
  return walk('', 0);
}

import { organisationKindNames, type OrganisationKind } from '#domain/access/principal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { districtName } from '../parts/names.ts';
import { AccountId } from '../parts/account-id.tsx';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';

interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: Bilingual;
  readonly district: string;
}
interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly help: Bilingual;
  readonly source: string;
}

/** The agencies that handle cases. */
export function Organisations() {
  const say = useSay();
  const list = useRead<readonly Organisation[]>('/api/organisations');
  return (
    <>
      <ProblemAlert error={list.error} />
      <RowTable<Organisation>
        label={say(t('机构', 'Organisations'))}
        rows={list.data}
        idOf={({ id }) => id}
        empty={<Empty>—</Empty>}
        columns={[
          { id: 'name', head: say(t('名称', 'Name')), cell: ({ name }) => say(name) },
          {
            id: 'kind',
            head: say(t('类别', 'Kind')),
            cell: ({ kind }) => say(organisationKindNames[kind]),
          },
          {
            id: 'district',
            head: say(t('区', 'District')),
            cell: ({ district }) => say(districtName(district)),
          },
          { id: 'id', head: say(t('编号', 'Id')), cell: ({ id }) => <AccountId id={id} /> },
        ]}
      />
    </>
  );
}

/** Every setting, its value and where that comes from. */
export function Parameters() {
  const say = useSay();
  const list = useRead<readonly Parameter[]>('/api/parameters');
  return (
    <>
      <ProblemAlert error={list.error} />
      <RowTable<Parameter>
        label={say(t('系统参数', 'Parameters'))}
        rows={list.data}
        idOf={({ name }) => name}
        empty={<Empty>—</Empty>}
        columns={[
          { id: 'name', head: say(t('名称', 'Name')), cell: ({ name }) => <code>{name}</code> },
          { id: 'value', head: say(t('值', 'Value')), cell: ({ value }) => <code>{value}</code> },
          {
            id: 'source',
            head: say(t('来源', 'From')),
            cell: ({ source }) =>
              source === 'default' ? say(t('默认', 'Default')) : say(t('环境变量', 'Environment')),
          },
          { id: 'help', head: say(t('说明', 'What it does')), cell: ({ help }) => say(help) },
        ]}
      />
    </>
  );
}

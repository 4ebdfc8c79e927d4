import type { Parameter } from '#commands/administration/administration-answers.ts';
import { t, useSay } from '../base/say.ts';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';

/** Every setting, its value and where that comes from. */
export function Parameters() {
  const say = useSay();
  const list = useRead<readonly Parameter[]>('/api/parameters');
  return (
    <>
      <RowTable<Parameter>
        label={say(t('系统参数', 'Parameters'))}
        rows={list.data}
        error={list.error}
        idOf={({ name }) => name}
        empty={<Empty>—</Empty>}
        columns={[
          { id: 'name', head: say(t('名称', 'Name')), cell: ({ name }) => <code>{name}</code> },
          {
            id: 'value',
            head: say(t('值', 'Value')),
            isLong: true,
            cell: ({ value }) => <code>{value}</code>,
          },
          {
            id: 'source',
            head: say(t('来源', 'From')),
            cell: ({ source }) =>
              source === 'default' ? say(t('默认', 'Default')) : say(t('环境变量', 'Environment')),
          },
          {
            id: 'help',
            head: say(t('说明', 'What it does')),
            isLong: true,
            cell: ({ help }) => say(help),
          },
        ]}
      />
    </>
  );
}

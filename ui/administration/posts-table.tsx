import { roleNames } from '#domain/access/principal.ts';
import type { Appointment } from '#commands/directory/directory-answers.ts';
import { t, useSay } from '../base/say.ts';
import { agencyName } from '../parts/names.ts';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';

/** Who holds or held which post. */
export function PostsTable() {
  const say = useSay();
  const list = useRead<readonly Appointment[]>('/api/directory/people');
  return (
    <>
      <RowTable<Appointment>
        label={say(t('任职', 'Posts'))}
        rows={list.data}
        error={list.error}
        idOf={({ person, from }) => `${person} ${from}`}
        empty={<Empty>{say(t('没有登记任职', 'No posts are entered'))}</Empty>}
        columns={[
          {
            id: 'name',
            head: say(t('姓名', 'Name')),
            isLong: true,
            cell: ({ name, person }) => `${name}（${person}）`,
          },
          { id: 'post', head: say(t('职务', 'Post')), cell: ({ post }) => post },
          {
            id: 'number',
            head: say(t('工号', 'Staff number')),
            cell: ({ staffNumber }) => staffNumber,
          },
          { id: 'role', head: say(t('角色', 'Role')), cell: ({ role }) => say(roleNames[role]) },
          {
            id: 'organisation',
            head: say(t('单位', 'Organisation')),
            isLong: true,
            cell: ({ organisation }) =>
              organisation === null ? '—' : say(agencyName(organisation)),
          },
          {
            id: 'valid',
            head: say(t('任期', 'From – until')),
            cell: ({ from, until }) => `${from} – ${until ?? ''}`,
          },
        ]}
      />
    </>
  );
}

import { organisationKindNames } from '#domain/access/principal.ts';
import type { Competence } from '#domain/directory/directory.ts';
import { t, useSay } from '../base/say.ts';
import { Empty } from '../parts/page-head.tsx';
import type { DirectoryShown } from './organisation-tree.tsx';
import { RowTable } from '../parts/row-table.tsx';

/** Who handles cases of which prison, and of people of which district, on the day. */
export function CompetenceTable({ directory, error }: DirectoryShown) {
  const say = useSay();
  const nameOf = (id: string) => say(directory?.agency(id)?.name ?? t(id, id));
  const subjectName = ({ subject }: Competence) =>
    subject.kind === 'prison'
      ? nameOf(subject.id)
      : say(directory?.districtName(subject.code) ?? t(subject.code, subject.code));
  return (
    <RowTable<Competence>
      label={say(t('管辖', 'Competence'))}
      rows={directory?.competences.filter(directory.isValid)}
      error={error}
      idOf={({ agency, subject, from }) => `${agency} ${JSON.stringify(subject)} ${from}`}
      empty={<Empty>{say(t('没有登记管辖关系', 'Nobody is said to be competent'))}</Empty>}
      columns={[
        {
          id: 'subject',
          head: say(t('监狱或区划', 'Prison or district')),
          isLong: true,
          cell: subjectName,
        },
        {
          id: 'agency',
          head: say(t('管辖机关', 'Who is competent')),
          isLong: true,
          cell: ({ agency }) => nameOf(agency),
        },
        {
          id: 'kind',
          head: say(t('类别', 'Kind')),
          cell: ({ agency }) => {
            const kind = directory?.agency(agency)?.kind;
            return kind === undefined ? '—' : say(organisationKindNames[kind]);
          },
        },
        {
          id: 'valid',
          head: say(t('有效期', 'Valid')),
          cell: ({ from, until }) => `${from} – ${until ?? ''}`,
        },
      ]}
    />
  );
}

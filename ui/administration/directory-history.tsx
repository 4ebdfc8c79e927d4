import type { DirectoryHistoryLine } from '#commands/directory/directory-answers.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { eventName } from '../words/event-names.ts';
import { t, useSay } from '../base/say.ts';
import { AccountId } from '../parts/account-id.tsx';
import { momentInChina } from '../parts/china-time.ts';
import { agencyName, districtName } from '../parts/names.ts';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';

/** What was done to the directory, the newest first. */
export function DirectoryHistory() {
  const say = useSay();
  const list = useRead<readonly DirectoryHistoryLine[]>('/api/directory/history');
  return (
    <>
      <RowTable<DirectoryHistoryLine>
        label={say(t('变更记录', 'History of the directory'))}
        rows={list.data}
        error={list.error}
        idOf={({ id }) => id}
        empty={<Empty>{say(t('还没有变更', 'Nothing was done yet'))}</Empty>}
        columns={[
          {
            id: 'at',
            head: say(t('时间', 'When')),
            cell: ({ recordedAt }) => momentInChina(recordedAt),
          },
          { id: 'act', head: say(t('事项', 'What')), cell: ({ type }) => say(eventName(type)) },
          {
            id: 'of',
            head: say(t('对象', 'Of')),
            isLong: true,
            cell: ({ data }) => say(subjectOf(data)),
          },
          {
            id: 'from',
            head: say(t('生效或终止', 'From or until')),
            cell: ({ data }) => textOf(data['from'] ?? data['on']),
          },
          {
            id: 'changes',
            head: say(t('变更内容', 'What changed')),
            isLong: true,
            cell: ({ changes }) =>
              changes.length === 0
                ? '—'
                : changes.map((each) => say(changeWords(each))).join(say(t('；', '; '))),
          },
          {
            id: 'reason',
            head: say(t('理由', 'Reason')),
            isLong: true,
            cell: ({ data }) => textOf(data['reason']),
          },
          {
            id: 'who',
            head: say(t('操作人', 'Who')),
            cell: ({ actor }) => <AccountId id={actor.id} />,
          },
        ]}
      />
    </>
  );
}

const fieldNames = {
  name: t('名称', 'Name'),
  code: t('机构代码', 'Code'),
  parent: t('上级机构', 'Organisation above'),
  district: t('所在区划', 'District'),
  boundary: t('边界', 'Boundary'),
  until: t('最后一日', 'Last day'),
} as const;

type Change = DirectoryHistoryLine['changes'][number];

/** One field, what it was and what it is. */
function changeWords({ field, before, after }: Change): Bilingual {
  const { zh, en } = fieldNames[field];
  if (field === 'boundary') return t(`${zh}已调整`, `${en} is another one`);
  const [old, now] = [valueOf(field, before), valueOf(field, after)];
  return t(`${zh}：${old.zh} → ${now.zh}`, `${en}: ${old.en} → ${now.en}`);
}

function valueOf(field: Change['field'], value: Change['before']): Bilingual {
  if (value === null) return t('无', 'none');
  if (typeof value !== 'string') return value;
  if (field === 'parent') return agencyName(value);
  return field === 'district' ? districtName(value) : t(value, value);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '—');

/** What an event is about, by its name where it has one. */
function subjectOf({ id, code, agency, person, name }: DirectoryHistoryLine['data']) {
  if (typeof name === 'object' && name !== null) return name as { zh: string; en: string };
  if (typeof person === 'string') return t(`${textOf(name)}（${person}）`, person);
  if (typeof agency === 'string') return agencyName(agency);
  return typeof id === 'string' ? agencyName(id) : districtName(String(code));
}

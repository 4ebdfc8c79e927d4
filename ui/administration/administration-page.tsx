import { Box, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useNavigate, useParams } from 'react-router-dom';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { NotFoundPage } from '../parts/not-found-page.tsx';
import { Guarded } from '../parts/refusal.tsx';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { PageHead } from '../parts/page-head.tsx';
import { DutyRoster } from '../duty/duty-roster.tsx';
import { Notices } from '../messages/notices.tsx';
import { Matrix } from './matrix.tsx';
import { DirectoryTab } from './directory-tab.tsx';
import { Parameters } from './parameters.tsx';
import { ParkedEvents } from './parked-events.tsx';
import { Systems } from './systems.tsx';
import { Users } from './users.tsx';

const tabs = {
  users: { title: t('用户', 'Users'), operation: 'users.read', content: Users },
  directory: { title: t('机构目录', 'Directory'), operation: 'users.read', content: DirectoryTab },
  matrix: {
    title: t('权限矩阵', 'Permission matrix'),
    operation: 'access.matrix',
    content: Matrix,
  },
  systems: { title: t('业务系统', 'Systems'), operation: 'systems.read', content: Systems },
  views: { title: t('视图', 'Views'), operation: 'views.read', content: ParkedEvents },
  parameters: {
    title: t('系统参数', 'Parameters'),
    operation: 'parameters.manage',
    content: Parameters,
  },
  notices: { title: t('通知', 'Notices'), operation: 'notices.manage', content: Notices },
  duty: { title: t('值班表', 'Duty roster'), operation: 'duty.manage', content: DutyRoster },
} as const;
type TabName = keyof typeof tabs;

/** What is alike stands together. */
const groups: readonly { readonly title: Bilingual; readonly names: readonly TabName[] }[] = [
  {
    title: t('人员与机构', 'People and organisations'),
    names: ['users', 'directory', 'matrix'],
  },
  { title: t('系统运行', 'Running the system'), names: ['systems', 'views', 'parameters'] },
  { title: t('通知与值班', 'Notices and duty'), names: ['notices', 'duty'] },
];

/** PORT-3: who may do what, who there is, and which systems may call. */
export default function AdministrationPage() {
  const { tab = 'matrix' } = useParams();
  const say = useSay();
  const session = useSession();
  const navigate = useNavigate();
  if (!Object.hasOwn(tabs, tab)) return <NotFoundPage />;
  const current = tab as TabName;
  const shown = groups
    .map(({ title, names }) => ({
      title,
      names: names.filter((name) => may(session, tabs[name].operation)),
    }))
    .filter(({ names }) => names.length > 0);
  const Content = tabs[current].content;
  return (
    <>
      <PageHead title={say(t('系统管理', 'Administration'))} />
      <Stack
        direction="row"
        sx={{ mb: 1.5, columnGap: 4, flexWrap: 'wrap', borderBottom: 1, borderColor: 'divider' }}
      >
        {shown.map(({ title, names }) => (
          <Box key={title.en} sx={{ minWidth: 0 }}>
            <Typography variant="caption" color="text.secondary" aria-hidden>
              {say(title)}
            </Typography>
            <Tabs
              aria-label={say(title)}
              value={names.includes(current) ? current : false}
              onChange={(_, value: TabName) => void navigate(`/administration/${value}`)}
            >
              {names.map((name) => (
                <Tab key={name} value={name} label={say(tabs[name].title)} />
              ))}
            </Tabs>
          </Box>
        ))}
      </Stack>
      <Guarded operation={tabs[current].operation}>
        <Content />
      </Guarded>
    </>
  );
}

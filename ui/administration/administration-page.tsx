import { Tab, Tabs } from '@mui/material';
import { useNavigate, useParams } from 'react-router-dom';
import { Guarded } from '../frame/refusal.tsx';
import { t, useSay } from '../frame/say.ts';
import { may, useSession } from '../frame/session.ts';
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
  matrix: {
    title: t('权限矩阵', 'Permission matrix'),
    operation: 'access.matrix',
    content: Matrix,
  },
  users: { title: t('用户', 'Users'), operation: 'users.read', content: Users },
  organisations: {
    title: t('机构目录', 'Directory'),
    operation: 'users.read',
    content: DirectoryTab,
  },
  systems: { title: t('业务系统', 'Systems'), operation: 'systems.read', content: Systems },
  views: { title: t('视图', 'Views'), operation: 'views.read', content: ParkedEvents },
  notices: { title: t('通知', 'Notices'), operation: 'notices.manage', content: Notices },
  duty: { title: t('值班表', 'Duty roster'), operation: 'duty.manage', content: DutyRoster },
  parameters: {
    title: t('系统参数', 'Parameters'),
    operation: 'parameters.manage',
    content: Parameters,
  },
} as const;
type TabName = keyof typeof tabs;

/** PORT-3: who may do what, who there is, and which systems may call. */
export default function AdministrationPage() {
  const { tab = 'matrix' } = useParams();
  const say = useSay();
  const session = useSession();
  const navigate = useNavigate();
  const shown = (Object.keys(tabs) as TabName[]).filter((name) =>
    may(session, tabs[name].operation),
  );
  const current = Object.hasOwn(tabs, tab) ? (tab as TabName) : 'matrix';
  const Content = tabs[current].content;
  return (
    <>
      <PageHead title={say(t('系统管理', 'Administration'))} />
      <Tabs
        value={shown.includes(current) ? current : false}
        onChange={(_, value: TabName) => void navigate(`/administration/${value}`)}
        sx={{ mb: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        {shown.map((name) => (
          <Tab key={name} value={name} label={say(tabs[name].title)} />
        ))}
      </Tabs>
      <Guarded operation={tabs[current].operation}>
        <Content />
      </Guarded>
    </>
  );
}

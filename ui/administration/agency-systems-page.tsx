import { t, useSay } from '../base/say.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Systems } from './systems.tsx';
import { WaitingAccounts } from './waiting-accounts.tsx';

/** The systems that act for one's own agency, and the people who are to, for those who confirm them. */
export default function AgencySystemsPage() {
  const say = useSay();
  return (
    <>
      <PageHead title={say(t('本单位业务系统', 'Systems of the agency'))} />
      <WaitingAccounts />
      <Systems />
    </>
  );
}

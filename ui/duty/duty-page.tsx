import { t, useSay } from '../base/say.ts';
import { PageHead } from '../parts/page-head.tsx';
import { DutyRoster } from './duty-roster.tsx';

/** COCK-1, 值班表: who of which agency is on duty in the coming days. */
export default function DutyPage() {
  const say = useSay();
  return (
    <>
      <PageHead title={say(t('值班表', 'Duty roster'))} />
      <DutyRoster />
    </>
  );
}

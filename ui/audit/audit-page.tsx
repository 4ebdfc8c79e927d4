import { Tab, Tabs } from '@mui/material';
import { t, useSay } from '../base/say.ts';
import { PageHead } from '../parts/page-head.tsx';
import { SavedQueries } from '../parts/saved-queries.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import { AllEvents } from './all-events.tsx';
import { CaseReplay } from './case-replay.tsx';

/** Who knew what when: all events in their order, or one case replayed to any of its moments. */
export default function AuditPage() {
  const say = useSay();
  const url = useUrlState();
  const mode = url.get('mode') === 'case' ? 'case' : 'all';
  return (
    <>
      <PageHead title={say(t('审计回放', 'Audit and replay'))}>
        <SavedQueries />
      </PageHead>
      <Tabs
        value={mode}
        onChange={(_, value: string) => url.set({ mode: value === 'case' ? 'case' : null })}
        sx={{ mb: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        <Tab value="all" label={say(t('全部事件', 'All events'))} />
        <Tab value="case" label={say(t('案件回放', 'Replay of a case'))} />
      </Tabs>
      {mode === 'all' ? <AllEvents /> : <CaseReplay />}
    </>
  );
}

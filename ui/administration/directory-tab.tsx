import { Button, Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useMemo, useState } from 'react';
import { isLegalDate } from '#domain/kernel/legal-date.ts';
import { directoryOf, type DirectoryDocument } from '#domain/directory/directory.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { todayInChina } from '../parts/chips.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { CompetenceTable } from './competence-table.tsx';
import { DirectoryHistory } from './directory-history.tsx';
import { DirectoryImportDialog } from './directory-import-dialog.tsx';
import { OrganisationTree } from './organisation-tree.tsx';
import { PostsTable } from './posts-table.tsx';
import { dayShape } from '../parts/day-shape.ts';

const views = {
  tree: t('机构树', 'Tree'),
  competence: t('管辖', 'Competence'),
  posts: t('任职', 'Posts'),
  history: t('变更记录', 'History'),
} as const;
type View = keyof typeof views;
/** What the address names; the tree where it names nothing that there is. */
const viewIn = (named: string): View => (Object.hasOwn(views, named) ? (named as View) : 'tree');

const noDay = t('不是存在的日期，写作年-月-日', 'Not an existing day; write year-month-day');

/** PORT-3: the directory as of any day, what was done to it, and the way in for a file. */
export function DirectoryTab() {
  const say = useSay();
  const manages = may(useSession(), 'directory.manage');
  const url = useUrlState();
  const view = viewIn(url.get('view'));
  const [day, setDay] = useState(todayInChina);
  const [importing, setImporting] = useState(false);
  const isDay = isLegalDate(day);
  const document = useRead<DirectoryDocument>(isDay ? `/api/directory?at=${day}` : null);
  const directory = useMemo(
    () => (document.data === undefined ? undefined : directoryOf(document.data)),
    [document.data],
  );
  return (
    <>
      <Stack direction="row" spacing={1.5} useFlexGap sx={{ pb: 1.5, flexWrap: 'wrap' }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          onChange={(_, chosen: View | null) => chosen !== null && url.set({ view: chosen })}
        >
          {(Object.keys(views) as View[]).map((each) => (
            <ToggleButton key={each} value={each}>
              {say(views[each])}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {(view === 'tree' || view === 'competence') && (
          <TextField
            size="small"
            label={say(t('截至日期', 'As of'))}
            placeholder={say(dayShape)}
            value={day}
            error={!isDay}
            helperText={isDay ? undefined : say(noDay)}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
        {manages && (
          <Button
            variant="contained"
            sx={{ ml: 'auto !important' }}
            onClick={() => setImporting(true)}
          >
            {say(t('导入目录', 'Import a file'))}
          </Button>
        )}
      </Stack>
      {isDay && view === 'tree' && (
        <OrganisationTree directory={directory} error={document.error} />
      )}
      {isDay && view === 'competence' && (
        <CompetenceTable directory={directory} error={document.error} />
      )}
      {view === 'posts' && <PostsTable />}
      {view === 'history' && <DirectoryHistory />}
      {importing && <DirectoryImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

import { KeyboardArrowDown, KeyboardArrowUp, Search as SearchIcon } from '@mui/icons-material';
import { Box, Chip, IconButton, Stack, TextField, Tooltip, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, useSay } from '../base/say.ts';
import { pageName } from './page-name.ts';
import type { PagedDocument } from './paged-document.ts';
import { searchPages, type SearchState } from './text-search.ts';
import { counted } from '#domain/kernel/counted.ts';

interface FinderProps {
  readonly document: PagedDocument | null;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** Finds words in the text of a document. What was found before goes when a new search begins. */
export function Finder({ document, page, onPage }: FinderProps) {
  const say = useSay();
  const [sought, setSought] = useState('');
  const [state, setState] = useState<SearchState | null>(null);
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);

  const search = async (): Promise<void> => {
    running.current.abort();
    const { signal } = (running.current = new AbortController());
    const words = sought.trim();
    setState(null);
    if (document === null || words === '') return;
    const textOf = document.textOf ?? (() => Promise.resolve(''));
    for await (const now of searchPages(words, document.pages, textOf, signal)) {
      if (!signal.aborted) setState(now);
    }
  };
  return (
    <>
      <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'nowrap' }}>
        <TextField
          label={say(t('在文中查找', 'Find in the text'))}
          disabled={document === null}
          value={sought}
          sx={{ width: 180 }}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void search();
          }}
        />
        <IconButton
          aria-label={say(t('查找', 'Find'))}
          disabled={document === null}
          onClick={() => void search()}
        >
          <SearchIcon />
        </IconButton>
      </Stack>
      {state !== null && document !== null && (
        <Found state={state} pages={document.pages} page={page} onPage={onPage} />
      )}
    </>
  );
}

interface FoundProps {
  readonly state: SearchState;
  readonly pages: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** Pages with hits: one line that does not grow, to be stepped through. */
function Found({ state, pages, page, onPage }: FoundProps) {
  const say = useSay();
  const { found } = state;
  const before = found.findLast((each) => each < page);
  const after = found.find((each) => each > page);
  const step = (to: number | undefined, name: Bilingual, icon: React.ReactNode) => (
    <Tooltip title={say(name)}>
      <span>
        <IconButton
          size="small"
          aria-label={say(name)}
          disabled={to === undefined}
          onClick={() => onPage(to!)}
        >
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  );
  return (
    <Stack
      direction="row"
      spacing={0.5}
      sx={{ alignItems: 'center', flexBasis: '100%', minWidth: 0 }}
    >
      <Typography variant="body2" role="status" sx={{ whiteSpace: 'nowrap' }}>
        {say(outcome(state, pages))}
      </Typography>
      {found.length > 0 && (
        <>
          {step(before, t('上一处', 'Previous hit'), <KeyboardArrowUp />)}
          {step(after, t('下一处', 'Next hit'), <KeyboardArrowDown />)}
          <Box sx={{ display: 'flex', gap: 0.5, overflowX: 'auto', minWidth: 0, py: 0.5 }}>
            {found.map((each) => (
              <Chip
                key={each}
                size="small"
                color={each === page ? 'primary' : 'default'}
                label={say(pageName(each))}
                onClick={() => onPage(each)}
              />
            ))}
          </Box>
        </>
      )}
    </Stack>
  );
}

/** What a search came to; a page without a text layer is not one without the words. */
function outcome({ found, withoutText, searched, isDone }: SearchState, pages: number): Bilingual {
  if (!isDone)
    return t(`正在查找 ${searched} / ${pages} 页`, `Searching page ${searched} of ${pages}`);
  const unread =
    withoutText === 0
      ? t('', '')
      : t(`；另有 ${withoutText} 页无文字层`, `; ${withoutText} more pages have no text layer`);
  if (found.length > 0) {
    return t(
      `${found.length} 页中找到${unread.zh}`,
      `Found on ${counted(found.length, 'page')}${unread.en}`,
    );
  }
  if (withoutText === pages) {
    return pages === 1
      ? t('本页无文字层，不能查找', 'This page has no text layer and cannot be searched')
      : t('各页均无文字层，不能查找', 'No page has a text layer; they cannot be searched');
  }
  return t(`未找到${unread.zh}`, `Not found${unread.en}`);
}

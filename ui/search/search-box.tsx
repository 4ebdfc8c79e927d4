import { Box, Button, Link, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { longestQuery } from '#domain/kernel/search-limits.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, useSay } from '../base/say.ts';

interface SearchBoxProps {
  /** The query in the address. */
  readonly q: string;
  readonly onSearch: (q: string) => void;
}

/** What can be asked, each with an example to try. */
const examples: readonly { readonly q: string; readonly means: Bilingual }[] = [
  { q: '盗窃 张', means: t('空格：同时包含', 'a space: both') },
  { q: '盗窃 OR 诈骗', means: t('OR：任一', 'OR: either') },
  { q: '盗窃 NOT 累犯', means: t('NOT：不含', 'NOT: without') },
  { q: '(盗窃 OR 诈骗) 办结', means: t('( )：先组合', '( ): together first') },
  { q: '"确有悔改表现"', means: t('引号：原文', 'quotes: verbatim') },
  { q: '事实:限制减刑', means: t('选定的事实', 'facts that were chosen') },
  { q: '罪名:诈骗', means: t('字段：只查该项', 'field: there only') },
];

/** One box; what it understands is explained beneath it. */
export function SearchBox({ q, onSearch }: SearchBoxProps) {
  const say = useSay();
  const [typed, setTyped] = useState(q);
  const tooLong = typed.length > longestQuery;
  return (
    <Box component="form" role="search" onSubmit={(event) => event.preventDefault()}>
      <Stack direction="row" spacing={1.5}>
        <TextField
          autoFocus
          fullWidth
          margin="none"
          label={say(
            t(
              '姓名、案号、罪名、意见和理由、材料标题',
              'Name, number, offence, opinions, titles of files',
            ),
          )}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={tooLong}
          helperText={
            tooLong
              ? say(
                  t(
                    `检索式不得超过 ${longestQuery} 字，现为 ${typed.length} 字`,
                    `At most ${longestQuery} characters; these are ${typed.length}`,
                  ),
                )
              : undefined
          }
          slotProps={{ htmlInput: { dir: 'auto' } }}
        />
        <Button
          type="submit"
          variant="contained"
          disabled={tooLong}
          sx={{ height: 40 }}
          onClick={() => onSearch(typed)}
        >
          {say(t('检索', 'Search'))}
        </Button>
      </Stack>
      <Stack
        direction="row"
        spacing={2}
        useFlexGap
        className="no-print"
        sx={{ flexWrap: 'wrap', mt: 0.75, rowGap: 0, fontSize: 12, color: 'text.secondary' }}
      >
        {examples.map((example) => (
          <span key={example.q}>
            {say(example.means)}{' '}
            <Link
              component="button"
              type="button"
              sx={{ fontSize: 12, verticalAlign: 'baseline' }}
              onClick={() => onSearch(example.q)}
            >
              <span lang="zh-CN">{example.q}</span>
            </Link>
          </span>
        ))}
      </Stack>
    </Box>
  );
}

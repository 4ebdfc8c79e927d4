import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { t, useSay } from '../base/say.ts';

interface PageHeadProps {
  readonly title: string;
  /** The person whom the page is about: a name is Chinese, whatever the language of the page. */
  readonly of?: string;
  /** Position of the log that the page shows. */
  readonly asOf?: string | number | undefined;
  readonly children?: ReactNode;
}

/** Title of a page, what it shows the state of, and its actions. */
export function PageHead({ title, of, asOf, children }: PageHeadProps) {
  const say = useSay();
  return (
    <Stack
      direction="row"
      spacing={1.5}
      useFlexGap
      sx={{ alignItems: 'center', py: 1.5, flexWrap: 'wrap' }}
    >
      <Typography variant="h5" component="h1">
        {title}
        {of !== undefined && (
          <>
            {' · '}
            <span lang="zh-CN">{of}</span>
          </>
        )}
      </Typography>
      {asOf !== undefined && asOf !== '' && (
        <Typography variant="caption" color="text.secondary">
          {say(t(`数据截至事件 #${asOf}`, `As of event #${asOf}`))}
        </Typography>
      )}
      <Box sx={{ flex: 1 }} />
      {children}
    </Stack>
  );
}

/** What to do when there is nothing to show. */
export const Empty = ({ children }: { readonly children: ReactNode }) => (
  <Box sx={{ p: 5, textAlign: 'center', color: 'text.secondary' }}>{children}</Box>
);

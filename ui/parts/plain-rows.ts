import type { SxProps } from '@mui/material';

/**
 * The look of the rows of a table, given by what stands around it: in a list there are hundreds
 * of cells, and none brings its own.
 */
export const plainRows = {
  '& tbody tr:hover': { bgcolor: 'action.hover' },
  '& td': {
    typography: 'body2',
    p: '6px 16px',
    borderBottom: 1,
    borderColor: 'divider',
    whiteSpace: 'nowrap',
    maxWidth: 340,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
} as const satisfies SxProps;

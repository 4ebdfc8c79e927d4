import type { SxProps } from '@mui/material';

/**
 * The look of the rows of a table, given by what stands around it: in a list there are hundreds
 * of cells, and none brings its own.
 */
export const plainRows = {
  '& tbody tr:hover': { bgcolor: 'action.hover' },
  '& th': { px: 1.5 },
  '& td': {
    typography: 'body2',
    p: '6px 12px',
    borderBottom: 1,
    borderColor: 'divider',
    whiteSpace: 'nowrap',
  },
  '& td.long': { whiteSpace: 'normal', overflowWrap: 'anywhere', minWidth: 136, maxWidth: 340 },
} as const satisfies SxProps;

/** On a phone the cells of a row that needs no heads stand below each other. */
export const stacked = {
  '@media (max-width: 599.95px)': {
    '& tr': { display: 'block', borderBottom: 1, borderColor: 'divider', py: 0.75 },
    '& td, & th': {
      display: 'block',
      width: 'auto',
      borderBottom: 0,
      py: 0.25,
      textAlign: 'start',
    },
    '& td:empty': { display: 'none' },
  },
} as const satisfies SxProps;

/** On a phone each row is a card: a line for each value, with the head of its column before it. */
export const cards = {
  '@media (max-width: 599.95px)': {
    '& table, & tbody, & tr, & thead tr': { display: 'block' },
    '& thead': { display: 'block' },
    // Of the heads those are left by which one can sort.
    '& thead tr': { display: 'flex', flexWrap: 'wrap' },
    '& thead th': { display: 'none' },
    '& thead th.sorts': { display: 'block', borderBottom: 0, position: 'static' },
    '& tbody tr': { py: 0.75, borderBottom: 1, borderColor: 'divider' },
    '& tbody td, & tbody td.long': {
      display: 'flex',
      gap: 1.5,
      minWidth: 0,
      maxWidth: 'none',
      py: 0.25,
      borderBottom: 0,
      alignItems: 'baseline',
      flexWrap: 'wrap',
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
      textAlign: 'start',
    },
    '& tbody td:empty': { display: 'none' },
    '& tbody td[data-head]::before': {
      content: 'attr(data-head)',
      flex: '0 0 6em',
      color: 'text.secondary',
    },
  },
} as const satisfies SxProps;

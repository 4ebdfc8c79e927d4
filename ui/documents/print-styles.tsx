import { GlobalStyles } from '@mui/material';

/** Room on a sheet of A4 between the margins of the frame's `@page`, less the line below the page. */
const roomForPage = { maxWidth: '100%', maxHeight: '255mm' } as const;

/** The page that is shown, printed by the browser's own command: on one sheet, not cut. */
export const ShownPageOnPaper = () => (
  <GlobalStyles
    styles={{
      '@media print': {
        '.printed-sheet': {
          maxHeight: 'none !important',
          overflow: 'visible !important',
          border: '0 !important',
          padding: '0 !important',
          breakInside: 'avoid',
        },
        '.printed-sheet canvas, .printed-sheet img': {
          maxWidth: '100%',
          maxHeight: '225mm',
          width: 'auto !important',
        },
      },
    }}
  />
);

/** The pages of a document alone, one a sheet, each with its number. */
export const PagesOnPaper = () => (
  <GlobalStyles
    styles={{
      '.print-sheets': { display: 'none' },
      '@media print': {
        'body > *:not(.print-sheets):not(#andu-watermark)': { display: 'none !important' },
        '.print-sheets': { display: 'block', color: 'black' },
        '.print-sheets section': { breakInside: 'avoid', textAlign: 'center' },
        '.print-sheets section:not(:last-child)': { breakAfter: 'page' },
        '.print-sheets img': { ...roomForPage, display: 'block', margin: '0 auto' },
        '.print-sheets footer': { fontSize: '9pt', lineHeight: '8mm', height: '8mm' },
      },
    }}
  />
);

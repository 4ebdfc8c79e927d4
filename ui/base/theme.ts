import { defaultTheme, type RaThemeOptions } from 'react-admin';
import type { OrganisationKind } from '#domain/access/principal.ts';

const fonts = [
  '"PingFang SC"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"Source Han Sans SC"',
  '"WenQuanYi Micro Hei"',
  'sans-serif',
].join(', ');

/** The colour of each agency, wherever it is named; dark enough for white text on it. None is red: red is late or wrong. */
export const agencyColours: Readonly<Record<OrganisationKind, string>> = {
  prison: '#1f5fa8',
  procuratorate: '#6b3fa0',
  court: '#00667a',
  justiceBureau: '#1c7247',
  politicalLegalCommittee: '#8a5a00',
  detentionCentre: '#4b5563',
  provincialPrisonBureau: '#4b5563',
  communityCorrectionAgency: '#4b5563',
  police: '#4b5563',
  other: '#4b5563',
};

const surfaces = {
  light: { background: { default: '#f4f6f9', paper: '#ffffff' }, divider: '#dfe5ec' },
  dark: { background: { default: '#0f151c', paper: '#18212b' }, divider: '#2c3a48' },
} as const;

function themeOf(mode: 'light' | 'dark'): RaThemeOptions {
  const primary = mode === 'light' ? '#0d5cab' : '#7db8f0';
  return {
    ...defaultTheme,
    palette: {
      mode,
      primary: { main: primary },
      secondary: { main: primary },
      error: { main: mode === 'light' ? '#b3261e' : '#ff8a80' },
      warning: { main: mode === 'light' ? '#8a5a00' : '#ffca63' },
      success: { main: mode === 'light' ? '#1c7247' : '#7fd6a4' },
      ...surfaces[mode],
    },
    shape: { borderRadius: 6 },
    typography: {
      fontFamily: fonts,
      fontSize: 13,
      h5: { fontSize: 20, fontWeight: 600 },
      h6: { fontSize: 16, fontWeight: 600 },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          body: { fontVariantNumeric: 'tabular-nums' },
          a: { color: primary },
          '@page': { size: 'A4', margin: '14mm' },
          '@media print': {
            '.no-print, .MuiButton-root, .MuiIconButton-root': { display: 'none !important' },
            // On paper nothing scrolls: a list shows all of its rows, and its head on each sheet.
            '.MuiTableContainer-root': { maxHeight: 'none !important', overflow: 'visible' },
            thead: { display: 'table-header-group' },
            'tr, .MuiPaper-root > li': { breakInside: 'avoid' },
            '#main': { padding: '0 !important' },
          },
        },
      },
      MuiTableCell: {
        styleOverrides: { root: { whiteSpace: 'nowrap', borderColor: surfaces[mode].divider } },
      },
      // On a phone there are more of them than fit: they scroll, so that each can be reached.
      MuiTabs: { defaultProps: { variant: 'scrollable', allowScrollButtonsMobile: true } },
      MuiTab: { styleOverrides: { root: { textTransform: 'none', minHeight: 44 } } },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: { root: { textTransform: 'none' } },
      },
      MuiPaper: {
        defaultProps: { variant: 'outlined' },
        styleOverrides: { root: { backgroundImage: 'none' } },
      },
      MuiAppBar: {
        defaultProps: { variant: 'elevation', elevation: 0, color: 'default' },
        styleOverrides: {
          root: {
            borderBottom: `1px solid ${surfaces[mode].divider}`,
            backgroundColor: surfaces[mode].background.paper,
          },
        },
      },
      MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense' } },
      MuiTooltip: { defaultProps: { arrow: true } },
    },
  };
}

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');

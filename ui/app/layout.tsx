import { Brightness4, Logout, Menu as MenuIcon, Translate } from '@mui/icons-material';
import {
  AppBar,
  Box,
  Button,
  Chip,
  createTheme,
  CssBaseline,
  Drawer,
  IconButton,
  List,
  ListItemButton,
  ListItemIcon,
  ListItemText,
  Skeleton,
  Stack,
  ThemeProvider,
  Toolbar,
  Tooltip,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { Suspense, useEffect, type ReactNode } from 'react';
import { useLocaleState, useLogout, useTheme } from 'react-admin';
import { ErrorBoundary } from 'react-error-boundary';
import { Link, useLocation } from 'react-router-dom';
import { roleNames } from '#domain/access/principal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { pressed } from './auth-provider.ts';
import { Bell } from '../messages/bell.tsx';
import { useDirectoryLoaded } from '../base/directory.ts';
import { ErrorPage } from '../base/error-page.tsx';
import { LiveState } from './live-state.tsx';
import { LiveUpdates } from './live-updates.tsx';
import { useLoadAhead } from './load-ahead.ts';
import { useOpenHere } from './open-here.ts';
import { OnePerson } from './one-person.tsx';
import { PageChange } from './page-change.tsx';
import { addressOf, pages, type Page } from './page-table.tsx';
import { t, useSay } from '../base/say.ts';
import { may, useSession, type Session } from '../base/session.ts';
import { Shortcuts } from './shortcuts.tsx';
import { SessionWatch } from './session-watch.tsx';
import { PrintMargins } from './print-margins.tsx';
import { agencyColours, lightTheme } from '../base/theme.ts';
import { Watermark } from './watermark.tsx';

const menuWidth = 208;

/** Frame of every page: who one is, where one can go, and whether what is shown is fresh. */
export function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <LiveUpdates>
      <LightOnPaper>
        <OnePerson>
          <PageChange />
          <Watermark />
          <PrintMargins />
          <Shell>{children}</Shell>
          <SessionWatch />
        </OnePerson>
      </LightOnPaper>
    </LiveUpdates>
  );
}

const paperTheme = createTheme(lightTheme);
const sameTheme = (theme: Theme): Theme => theme;

/** Paper is white: what is printed takes the light theme, whatever the screen has. */
function LightOnPaper({ children }: { readonly children: ReactNode }) {
  const printing = useMediaQuery('print', { noSsr: true });
  return (
    <ThemeProvider theme={printing ? paperTheme : sameTheme}>
      {printing && <CssBaseline />}
      {children}
    </ThemeProvider>
  );
}

function Shell({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  const { pathname } = useLocation();
  useLoadAhead(useSession());
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const [menuOpen, setMenuOpen] = useOpenHere();
  if (pathname === '/cockpit') return <PageArea path={pathname}>{children}</PageArea>;
  return (
    <Box sx={{ display: 'flex', minHeight: '100vh' }}>
      <Box
        component="a"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
        sx={{ position: 'absolute', left: -9999, '&:focus': { left: 8, top: 8, zIndex: 2000 } }}
      >
        {say(t('跳到正文', 'Skip to content'))}
      </Box>
      <Header onMenu={narrow ? () => setMenuOpen(true) : null} />
      <Menu narrow={narrow} open={menuOpen} onClose={() => setMenuOpen(false)} />
      <Box
        component="main"
        id="main"
        tabIndex={-1}
        sx={{
          flex: 1,
          minWidth: 0,
          pt: '64px',
          px: { xs: 1.25, md: 2.5 },
          pb: 4,
          outline: 'none',
        }}
      >
        <PageArea path={pathname}>{children}</PageArea>
      </Box>
    </Box>
  );
}

function PageArea({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  // Pages name agencies and districts wherever they stand.
  if (!useDirectoryLoaded()) return <PageSkeleton />;
  return (
    <ErrorBoundary FallbackComponent={ErrorPage} resetKeys={[path]}>
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

const PageSkeleton = () => (
  <Stack spacing={1.5} sx={{ pt: 1 }} aria-busy="true">
    <Skeleton variant="rounded" height={36} width="30%" />
    <Skeleton variant="rounded" height={120} />
    <Skeleton variant="rounded" height={320} />
  </Stack>
);

/** `onMenu` opens the menu where there is no room for it beside the page. */
function Header({ onMenu }: { readonly onMenu: (() => void) | null }) {
  const say = useSay();
  const session = useSession();
  const principal = session?.principal ?? null;
  const agency = principal?.agency ?? null;
  return (
    <AppBar position="fixed" className="no-print" sx={{ zIndex: 1201 }}>
      <Toolbar variant="dense" sx={{ minHeight: 52, gap: { xs: 0.5, md: 1.5 }, px: { xs: 1 } }}>
        {onMenu !== null && (
          <IconButton
            size="small"
            edge="start"
            aria-label={say(t('打开菜单', 'Open the menu'))}
            aria-haspopup="menu"
            onClick={onMenu}
          >
            <MenuIcon />
          </IconButton>
        )}
        <Typography
          component={Link}
          to="/"
          variant="h6"
          color="primary"
          sx={{ textDecoration: 'none', letterSpacing: 2, whiteSpace: 'nowrap', flexShrink: 0 }}
        >
          案牍
        </Typography>
        {agency !== null && (
          <Chip
            label={say(agency.name)}
            title={say(agency.name)}
            size="small"
            sx={{ bgcolor: agencyColours[agency.kind], color: '#fff', minWidth: 0, flexShrink: 1 }}
          />
        )}
        <Box sx={{ flex: 1 }} />
        {onMenu === null && may(session, 'live') && <LiveState />}
        {may(session, 'messages') && (
          <Box sx={{ mr: { xs: 1, md: 0 }, flexShrink: 0 }}>
            <Bell />
          </Box>
        )}
        {principal !== null && (
          <Typography
            variant="body2"
            sx={{ whiteSpace: 'nowrap', display: { xs: 'none', md: 'block' } }}
          >
            {principal.name} · {say(roleNames[principal.role])}
          </Typography>
        )}
        {onMenu === null && <Shortcuts />}
        <LanguageSwitch />
        <ThemeSwitch />
        <SignOut />
      </Toolbar>
    </AppBar>
  );
}

function LanguageSwitch() {
  const [locale, setLocale] = useLocaleState();
  useEffect(() => {
    document.documentElement.lang = locale === 'en' ? 'en' : 'zh-CN';
  }, [locale]);
  return (
    <Button
      size="small"
      color="inherit"
      startIcon={<Translate />}
      lang={locale === 'en' ? 'zh-CN' : 'en'}
      onClick={() => setLocale(locale === 'en' ? 'zh' : 'en')}
      sx={{
        flexShrink: 0,
        minWidth: 0,
        // On a phone the word says it; the sign would push the way out of the window.
        '& .MuiButton-startIcon': { display: { xs: 'none', md: 'inherit' } },
      }}
    >
      {locale === 'en' ? '中文' : 'English'}
    </Button>
  );
}

function ThemeSwitch() {
  const say = useSay();
  const [theme, setTheme] = useTheme();
  const label = say(t('切换明暗主题', 'Light or dark'));
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        aria-label={label}
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      >
        <Brightness4 fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}

function SignOut() {
  const say = useSay();
  const logout = useLogout();
  const label = say(t('退出', 'Sign out'));
  return (
    <Tooltip title={label}>
      <IconButton size="small" aria-label={label} onClick={() => void logout(pressed)}>
        <Logout fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}

/** The pages that are in the menu, under the headings of the table. */
function menuOf(session: Session | null): readonly { heading: Bilingual; shown: Page[] }[] {
  const groups: { heading: Bilingual; shown: Page[] }[] = [];
  for (const page of pages) {
    if (page.heading !== undefined) groups.push({ heading: page.heading, shown: [] });
    if (page.icon !== undefined && may(session, page.operation)) groups.at(-1)!.shown.push(page);
  }
  return groups.filter(({ shown }) => shown.length > 0);
}

interface MenuProps {
  /** Over the page, and only when it is opened. */
  readonly narrow: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
}

function Menu({ narrow, open, onClose }: MenuProps) {
  const say = useSay();
  const session = useSession();
  const { pathname } = useLocation();
  return (
    <Drawer
      variant={narrow ? 'temporary' : 'permanent'}
      open={open || !narrow}
      onClose={onClose}
      className="no-print"
      sx={{
        width: menuWidth,
        flexShrink: 0,
        '& .MuiDrawer-paper': { width: menuWidth, pt: '56px' },
      }}
    >
      <nav aria-label={say(t('主菜单', 'Main menu'))} onClick={onClose}>
        {menuOf(session).map(({ heading, shown }) => (
          <List key={heading.en} component="div" dense role="group" aria-label={say(heading)}>
            <Typography
              variant="caption"
              color="text.secondary"
              component="div"
              aria-hidden
              sx={{ px: 2, pb: 0.25 }}
            >
              {say(heading)}
            </Typography>
            {shown.map((page) => {
              const { title, icon: Icon } = page;
              const to = addressOf(page.path);
              const here = pathname === to || pathname.startsWith(`${to}/`);
              return (
                <ListItemButton
                  key={to}
                  component={Link}
                  to={to}
                  selected={here}
                  aria-current={here ? 'page' : undefined}
                >
                  <ListItemIcon sx={{ minWidth: 34 }}>
                    {Icon !== undefined && <Icon />}
                  </ListItemIcon>
                  <ListItemText primary={say(title)} />
                </ListItemButton>
              );
            })}
          </List>
        ))}
      </nav>
    </Drawer>
  );
}

import { Brightness4, Logout, Translate } from '@mui/icons-material';
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
import { Bell } from '../messages/bell.tsx';
import { ErrorPage } from './error-page.tsx';
import { LiveUpdates, useLive } from './live-updates.tsx';
import { pages } from './page-table.tsx';
import { t, useSay } from './say.ts';
import { may, useSession } from './session.ts';
import { SessionWatch } from './session-watch.tsx';
import { agencyColours, lightTheme } from './theme.ts';

const menuWidth = 208;

/** Frame of every page: who one is, where one can go, and whether what is shown is fresh. */
export function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <LiveUpdates>
      <LightOnPaper>
        <Shell>{children}</Shell>
        <SessionWatch />
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
      <Header />
      <Menu />
      <Box
        component="main"
        id="main"
        tabIndex={-1}
        sx={{ flex: 1, minWidth: 0, pt: '64px', px: 2.5, pb: 4, outline: 'none' }}
      >
        <PageArea path={pathname}>{children}</PageArea>
      </Box>
    </Box>
  );
}

function PageArea({ path, children }: { readonly path: string; readonly children: ReactNode }) {
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

function Header() {
  const say = useSay();
  const session = useSession();
  const { connected } = useLive();
  const principal = session?.principal ?? null;
  const agency = principal?.agency ?? null;
  return (
    <AppBar position="fixed" className="no-print" sx={{ zIndex: 1201 }}>
      <Toolbar variant="dense" sx={{ minHeight: 52, gap: 1.5 }}>
        <Typography
          component={Link}
          to="/"
          variant="h6"
          color="primary"
          sx={{ textDecoration: 'none', letterSpacing: 2 }}
        >
          案牍
        </Typography>
        {agency !== null && (
          <Chip
            label={say(agency.name)}
            size="small"
            sx={{ bgcolor: agencyColours[agency.kind], color: '#fff' }}
          />
        )}
        <Box sx={{ flex: 1 }} />
        <Tooltip
          title={
            connected
              ? say(t('实时更新已连接', 'Live updates are on'))
              : say(t('实时更新未连接', 'Live updates are off'))
          }
        >
          <Chip
            size="small"
            variant="outlined"
            color={connected ? 'success' : 'default'}
            label={connected ? say(t('实时', 'Live')) : say(t('离线', 'Offline'))}
          />
        </Tooltip>
        {may(session, 'messages') && <Bell />}
        {principal !== null && (
          <Typography variant="body2" sx={{ whiteSpace: 'nowrap' }}>
            {principal.name} · {say(roleNames[principal.role])}
          </Typography>
        )}
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
    document.title = locale === 'en' ? 'Andu' : '案牍';
  }, [locale]);
  return (
    <Button
      size="small"
      color="inherit"
      startIcon={<Translate />}
      lang={locale === 'en' ? 'zh-CN' : 'en'}
      onClick={() => setLocale(locale === 'en' ? 'zh' : 'en')}
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
      <IconButton size="small" aria-label={label} onClick={() => void logout()}>
        <Logout fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}

function Menu() {
  const say = useSay();
  const session = useSession();
  const { pathname } = useLocation();
  const shown = pages.filter(
    ({ icon, operation }) => icon !== undefined && may(session, operation),
  );
  return (
    <Drawer
      variant="permanent"
      className="no-print"
      sx={{
        width: menuWidth,
        flexShrink: 0,
        '& .MuiDrawer-paper': { width: menuWidth, pt: '56px' },
      }}
    >
      <List component="nav" dense aria-label={say(t('主菜单', 'Main menu'))}>
        {shown.map(({ path, title, icon: Icon }) => {
          const to = path.replace(/\/:.*$/, '');
          return (
            <ListItemButton
              key={path}
              component={Link}
              to={to}
              selected={pathname === to || pathname.startsWith(`${to}/`)}
            >
              <ListItemIcon sx={{ minWidth: 34 }}>{Icon !== undefined && <Icon />}</ListItemIcon>
              <ListItemText primary={say(title)} />
            </ListItemButton>
          );
        })}
      </List>
    </Drawer>
  );
}

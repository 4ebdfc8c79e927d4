// Before any schema is made.
import './app/strict-zod.ts';
import { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { createRoot } from 'react-dom/client';
import { Admin, CustomRoutes } from 'react-admin';
import { Route } from 'react-router-dom';
import { ApiProblem } from './base/api.ts';
import { authProviderOf } from './app/auth-provider.ts';
import { dataProvider } from './app/data-provider.ts';
import { HomePage } from './app/home-page.tsx';
import { i18nProvider } from './app/i18n-provider.ts';
import { languageStore } from './base/language-store.ts';
import { Layout } from './app/layout.tsx';
import { loadWhenThere } from './base/load-when-there.ts';
import { isRefused } from './base/read-anew.ts';
import { NotFoundPage } from './parts/not-found-page.tsx';
import { pages } from './app/page-table.tsx';
import { PerSubject } from './app/per-subject.tsx';
import { Guarded } from './parts/refusal.tsx';
import { SignInPage } from './app/sign-in-page.tsx';
import { darkTheme, lightTheme } from './base/theme.ts';

const store = languageStore(i18nProvider);
/**
 * The server is asked whatever the browser says of the network: it may stand on this machine, or in a network
 * of its own. Whether it is there, its answers say (`base/server-presence.ts`).
 */
const networkMode = 'always';
const queryClient = new QueryClient({
  defaultOptions: {
    mutations: { networkMode },
    queries: {
      networkMode,
      staleTime: 5_000,
      refetchOnWindowFocus: (query) => !isRefused(query),
      refetchOnReconnect: (query) => !isRefused(query),
      // What the server refused, it refuses again; a lost connection may come back.
      retry: (failures, error) => !(error instanceof ApiProblem) && failures < 3,
    },
  },
});

const routes = pages.map(({ path, operation, load }) => ({
  path,
  operation,
  Page: lazy(() => loadWhenThere(load)),
}));

// A browser that is too old has been told which one to take (`ops/build/browser-check.js`).
const isSupported = !document.documentElement.hasAttribute('data-unsupported');
if (isSupported)
  createRoot(document.getElementById('root')!).render(
    <Admin
      title="案牍"
      dataProvider={dataProvider}
      authProvider={authProviderOf(queryClient)}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
      layout={Layout}
      loginPage={SignInPage}
      theme={lightTheme}
      darkTheme={darkTheme}
      defaultTheme="light"
      disableTelemetry
      requireAuth
    >
      <CustomRoutes>
        <Route path="/" element={<HomePage />} />
        {routes.map(({ path, operation, Page }) => (
          <Route
            key={path}
            path={path}
            element={
              <Guarded operation={operation}>
                <PerSubject>
                  <Page />
                </PerSubject>
              </Guarded>
            }
          />
        ))}
        <Route path="*" element={<NotFoundPage />} />
      </CustomRoutes>
    </Admin>,
  );

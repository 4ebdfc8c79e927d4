// Before any schema is made.
import './frame/strict-zod.ts';
import { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { createRoot } from 'react-dom/client';
import { Admin, CustomRoutes } from 'react-admin';
import { Route } from 'react-router-dom';
import { ApiProblem } from './frame/api.ts';
import { authProviderOf } from './frame/auth-provider.ts';
import { dataProvider } from './frame/data-provider.ts';
import { HomePage } from './frame/home-page.tsx';
import { i18nProvider } from './frame/i18n-provider.ts';
import { languageStore } from './frame/language-store.ts';
import { Layout } from './frame/layout.tsx';
import { loadWhenThere } from './frame/load-when-there.ts';
import { NotFoundPage } from './frame/not-found-page.tsx';
import { pages } from './frame/page-table.tsx';
import { PerSubject } from './frame/per-subject.tsx';
import { Guarded } from './frame/refusal.tsx';
import { SignInPage } from './frame/sign-in-page.tsx';
import { darkTheme, lightTheme } from './frame/theme.ts';

const store = languageStore(i18nProvider);
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
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

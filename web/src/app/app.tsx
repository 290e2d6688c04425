import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import { Provider, useQuery } from 'urql';
import { client } from '../api/client';
import { problemOf } from '../api/problem';
import { antdWords, t } from '../i18n/t';
import { LiveRegion } from '../ui/live-region';
import { Loading, Problem } from '../ui/states';
import { nonce } from './nonce';
import { router } from './routes';
import { ViewerContext } from './session';
import { SESSION } from './session.graphql';
import { antdTheme, useTheme } from '../ui/theme';

/** Asks once who is signed in; signing in and out loads the page anew. */
function SignedIn() {
  const [{ data, error }, retry] = useQuery({ query: SESSION });
  if (data === undefined) {
    return (
      <main className="page" aria-label={t.words.workbay}>
        {error === undefined ? (
          <Loading />
        ) : (
          <Problem problem={problemOf(error)} onRetry={() => retry({ requestPolicy: 'network-only' })} />
        )}
      </main>
    );
  }
  const viewer = data.viewer ?? null;
  return (
    <ViewerContext value={viewer}>
      <RouterProvider router={router} context={{ viewer }} />
    </ViewerContext>
  );
}

export function App() {
  const theme = useTheme();
  return (
    <ConfigProvider theme={antdTheme(theme)} locale={antdWords} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <Provider value={client}>
        <SignedIn />
        <LiveRegion />
      </Provider>
    </ConfigProvider>
  );
}

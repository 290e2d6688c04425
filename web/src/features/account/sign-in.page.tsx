import { Link, useSearch } from '@tanstack/react-router';
import { useAction } from '../../api/use-action';
import { goOn } from './next';
import { t } from '../../i18n/t';
import { PageHead } from '../../ui/page';
import { CredentialsForm } from './credentials-form';
import { SIGN_IN } from './sign-in.graphql';

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const [signIn] = useAction(SIGN_IN);
  return (
    <main className="page page-narrow" id="content">
      <div className="card">
        <PageHead title={t.shell.signIn}>
          <p className="muted">{t.account.signInHint}</p>
        </PageHead>
        <CredentialsForm
          withName={false}
          submitLabel={t.shell.signIn}
          submit={({ email, password }) => signIn({ input: { email, password } })}
          done={() => goOn(next)}
        />
        <p className="below">
          {t.account.noAccount}{' '}
          <Link to="/sign-up" search={next === undefined ? {} : { next }}>
            {t.shell.signUp}
          </Link>
        </p>
        <p className="small">{t.account.forgot}</p>
      </div>
    </main>
  );
}

import { Link, useSearch } from '@tanstack/react-router';
import { useAction } from '../../api/use-action';
import { goOn } from './next';
import { t } from '../../i18n/t';
import { PageHead } from '../../ui/page';
import { CredentialsForm } from './credentials-form';
import { SIGN_UP } from './sign-in.graphql';

export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' });
  const [signUp] = useAction(SIGN_UP);
  return (
    <main className="page page-narrow" id="content">
      <div className="card">
        <PageHead title={t.shell.signUp}>
          <p className="muted">{t.account.signUpHint}</p>
        </PageHead>
        <CredentialsForm
          withName
          submitLabel={t.shell.signUp}
          submit={({ email, password, name }) => signUp({ input: { email, password, name } })}
          done={() => goOn(next)}
        />
        <p className="below">
          {t.account.haveAccount}{' '}
          <Link to="/sign-in" search={next === undefined ? {} : { next }}>
            {t.shell.signIn}
          </Link>
        </p>
      </div>
    </main>
  );
}

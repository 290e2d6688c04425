import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../api/client';
import { refusedBy, useAction, type UserError } from '../../api/use-action';
import { usePageQuery } from '../../api/use-page-query';
import { useViewer } from '../../app/session';
import { SIGN_OUT } from '../../app/session.graphql';
import { t } from '../../i18n/t';
import { PageHead } from '../../ui/page';
import { Loaded, Notice, Refusals } from '../../ui/states';
import type { InvitationQuery } from '../../api/generated/graphql';
import { CredentialsForm } from './credentials-form';
import { ACCEPT_INVITATION, INVITATION } from './joining.graphql';
import { useLinkToken } from './link-token';
import { SIGN_IN, SIGN_UP } from './sign-in.graphql';

type Invitation = NonNullable<InvitationQuery['invitation']>;

/** An invitation to an organization. The token stays in this page: signing in here keeps it without storing it. */
export function JoinPage() {
  const token = useLinkToken();
  const page = usePageQuery(INVITATION, { token });
  return (
    <main className="page page-narrow" id="content">
      <div className="card">
        <Loaded page={page}>
          {({ invitation }) =>
            invitation == null ? (
              <>
                <PageHead title={t.account.join} />
                <Notice kind="warning">
                  <p>{t.account.linkEnded}</p>
                  <p>{t.account.askForLink}</p>
                </Notice>
              </>
            ) : (
              <OpenInvitation token={token} invitation={invitation} />
            )
          }
        </Loaded>
      </div>
    </main>
  );
}

function OpenInvitation({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const viewer = useViewer();
  const { email, organization, invitedBy, roles } = invitation;
  const [accept, accepting] = useAction(ACCEPT_INVITATION);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [way, setWay] = useState<'sign-in' | 'sign-up'>('sign-up');
  const [signIn] = useAction(SIGN_IN);
  const [signUp] = useAction(SIGN_UP);
  const join = async () => {
    const result = await accept({ input: { token } });
    setErrors(refusedBy(result));
    const joined = result.data?.acceptInvitation.membership?.organization.slug;
    if (joined !== undefined) window.location.assign(`/o/${joined}`);
  };
  const signOut = async () => {
    await client.mutation(SIGN_OUT, {}).toPromise();
    // The link must be opened again, because the token is stored nowhere.
    window.location.assign(`/join#${encodeURIComponent(token)}`);
    window.location.reload();
  };
  return (
    <>
      <PageHead title={t.account.joinOf(organization.name)}>
        <p>{t.account.invitedBy(invitedBy.name, organization.name)}</p>
      </PageHead>
      <dl className="facts">
        <dt>{t.account.joinRoles}</dt>
        <dd>{roles.map((role) => `${t.role[role]}: ${t.roleMeaning[role]}`).join(' ')}</dd>
        <dt>{t.account.email}</dt>
        <dd>{email}</dd>
      </dl>
      <Refusals errors={errors} />
      {viewer !== null ? (
        <>
          <Button type="primary" block loading={accepting} onClick={() => void join()}>
            {t.account.accept}
          </Button>
          {errors.length > 0 && (
            <p className="below">
              {t.account.wrongPerson(email)}{' '}
              <Button size="small" onClick={() => void signOut()}>
                {t.shell.signOut}
              </Button>
            </p>
          )}
        </>
      ) : (
        <>
          <h2 className="below">{way === 'sign-up' ? t.account.signUpAs(email) : t.account.signInAs(email)}</h2>
          <CredentialsForm
            key={way}
            withName={way === 'sign-up'}
            email={email}
            submitLabel={t.account.accept}
            submit={({ password, name }) =>
              way === 'sign-up' ? signUp({ input: { email, password, name } }) : signIn({ input: { email, password } })
            }
            done={() => void join()}
          />
          <p className="below">
            {way === 'sign-up' ? t.account.haveAccount : t.account.noAccount}{' '}
            <Button size="small" onClick={() => setWay(way === 'sign-up' ? 'sign-in' : 'sign-up')}>
              {way === 'sign-up' ? t.shell.signIn : t.shell.signUp}
            </Button>
          </p>
        </>
      )}
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { Form } from 'antd';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { PageHead } from '../../ui/page';
import { PasswordInput } from '../../ui/password-input';
import { Notice } from '../../ui/states';
import { RESET_PASSWORD } from './joining.graphql';
import { useLinkToken } from './link-token';

export function ResetPage() {
  const token = useLinkToken();
  const [reset] = useAction(RESET_PASSWORD);
  const [done, setDone] = useState(false);
  return (
    <main className="page page-narrow" id="content">
      <div className="card">
        <PageHead title={t.account.reset} />
        {token === '' && <Notice kind="warning">{t.account.askForReset}</Notice>}
        {done && (
          <Notice kind="success">
            <p>{t.account.resetDone}</p>
            <Link to="/sign-in">{t.shell.signIn}</Link>
          </Notice>
        )}
        {token !== '' && !done && (
          <ActionForm<{ newPassword: string }, unknown>
            fields={['newPassword']}
            submit={({ newPassword }) => reset({ input: { token, newPassword: newPassword } })}
            done={() => setDone(true)}
            submitLabel={t.account.reset}
            block
          >
            <Form.Item name="newPassword" label={t.account.newPassword} extra={t.account.passwordRule}>
              <PasswordInput isNew />
            </Form.Item>
          </ActionForm>
        )}
        {token !== '' && !done && <p className="small below">{t.account.askForReset}</p>}
      </div>
    </main>
  );
}

import { Form, Input } from 'antd';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { toast } from '../../ui/live-region';
import { OneTimeLink } from '../../ui/one-time-link';
import { PageHead } from '../../ui/page';
import { DISABLE, ENABLE, RESET_LINK } from './platform.graphql';
import { PlatformPages } from './platform-pages';

interface Values {
  readonly email: string;
  readonly reason?: string;
}

/** Actions of a platform admin on an account, by its address. */
export function PlatformAccountsPage() {
  const [issue] = useAction(RESET_LINK);
  const [disable] = useAction(DISABLE);
  const [enable] = useAction(ENABLE);
  const [link, setLink] = useState<{ readonly url: string; readonly until: string } | null>(null);
  const done = () => {
    toast(t.platform.done);
  };
  return (
    <main className="page page-form" id="content">
      <PageHead title={t.platform.accounts}>
        <p className="muted">{t.platform.accountHint}</p>
      </PageHead>
      <PlatformPages />
      <div className="stack below">
        <section className="card">
          <h2>{t.platform.resetLink}</h2>
          {link !== null && <OneTimeLink {...link} zone="UTC" />}
          <ActionForm
            fields={['email']}
            submit={({ email }: Values) => issue({ input: { email } })}
            done={({ issuePasswordReset: { url, expiresAt } }) => {
              if (url != null && expiresAt != null) setLink({ url, until: expiresAt });
            }}
            submitLabel={t.platform.resetLink}
          >
            <EmailItem />
          </ActionForm>
        </section>
        <section className="card">
          <h2>{t.platform.disable}</h2>
          <p>{t.platform.disableText}</p>
          <ActionForm
            fields={['email', 'reason']}
            submit={({ email, reason }: Values) => disable({ input: { email, reason: reason ?? null } })}
            done={done}
            submitLabel={t.platform.disable}
          >
            <EmailItem />
            <Form.Item name="reason" label={t.words.reason}>
              <Input />
            </Form.Item>
          </ActionForm>
        </section>
        <section className="card">
          <h2>{t.platform.enable}</h2>
          <ActionForm
            fields={['email']}
            submit={({ email }: Values) => enable({ input: { email } })}
            done={done}
            submitLabel={t.platform.enable}
          >
            <EmailItem />
          </ActionForm>
        </section>
      </div>
    </main>
  );
}

const EmailItem = () => (
  <Form.Item name="email" label={t.account.email}>
    <Input type="email" autoComplete="off" />
  </Form.Item>
);

import { Form, Input } from 'antd';
import type { ActionResult } from '../../api/use-action';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { PasswordInput } from '../../ui/password-input';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** The form of signing in and up. `email` is given where an invitation names the address. */
export function CredentialsForm({
  withName,
  email,
  submitLabel,
  submit,
  done,
}: {
  readonly withName: boolean;
  readonly email?: string;
  readonly submitLabel: string;
  readonly submit: (values: Credentials) => Promise<ActionResult<unknown>>;
  readonly done: () => void;
}) {
  return (
    <ActionForm<Credentials, unknown>
      fields={['email', 'password', 'name']}
      initialValues={{ email: email ?? '' }}
      submit={submit}
      done={done}
      submitLabel={submitLabel}
      block
    >
      {withName && (
        <Form.Item name="name" label={t.account.name}>
          <Input autoComplete="name" />
        </Form.Item>
      )}
      <Form.Item name="email" label={t.account.email}>
        <Input type="email" autoComplete="username" readOnly={email !== undefined} />
      </Form.Item>
      <Form.Item name="password" label={t.account.password} {...(withName && { extra: t.account.passwordRule })}>
        <PasswordInput isNew={withName} />
      </Form.Item>
    </ActionForm>
  );
}

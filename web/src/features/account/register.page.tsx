import { Form, Input } from 'antd';
import { useAction, useIdempotencyKey } from '../../api/use-action';
import type { RegisterOrganizationInput } from '../../api/generated/graphql';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { Choose } from '../../ui/fields';
import { PageHead } from '../../ui/page';
import { ZoneInput } from '../../ui/zone-input';
import { REGISTER_ORGANIZATION } from './joining.graphql';
import { suggestedSlug } from './slug';

type Values = Pick<RegisterOrganizationInput, 'name' | 'kind' | 'slug' | 'timeZone'> & {
  readonly address?: string;
  readonly registrationCode?: string;
};

const FIELDS = ['name', 'kind', 'slug', 'timeZone', 'address', 'registrationCode'];

export function RegisterPage() {
  const [form] = Form.useForm<Values>();
  const [register] = useAction(REGISTER_ORGANIZATION);
  const [idempotencyKey] = useIdempotencyKey();
  const suggest = (name: string) => {
    if (!form.isFieldTouched('slug')) form.setFieldValue('slug', suggestedSlug(name));
  };
  return (
    <main className="page page-narrow" id="content">
      <div className="card">
        <PageHead title={t.account.register}>
          <p className="muted">{t.account.registerHint}</p>
        </PageHead>
        <ActionForm
          form={form}
          fields={FIELDS}
          initialValues={{ kind: 'SCHOOL', timeZone: 'Asia/Shanghai' }}
          submit={(values: Values) => register({ input: { ...values, idempotencyKey } })}
          // The viewer has one membership more, so the page is loaded anew.
          done={(data) => window.location.assign(`/o/${data.registerOrganization.organization?.slug ?? ''}`)}
          submitLabel={t.account.register}
          block
        >
          <Form.Item name="name" label={t.account.organizationName}>
            <Input onChange={(event) => suggest(event.target.value)} autoComplete="organization" />
          </Form.Item>
          <Form.Item name="kind" label={t.account.kind}>
            <Choose
              choices={(['SCHOOL', 'ENTERPRISE', 'TRAINING_CENTER'] as const).map((kind) => ({
                value: kind,
                label: t.organizationKind[kind],
              }))}
            />
          </Form.Item>
          <Form.Item name="slug" label={t.account.slug} extra={t.account.slugHint}>
            <Input spellCheck={false} />
          </Form.Item>
          <Form.Item name="timeZone" label={t.account.timeZone}>
            <ZoneInput />
          </Form.Item>
          <Form.Item name="address" label={`${t.account.address} (${t.words.optional})`}>
            <Input autoComplete="street-address" />
          </Form.Item>
          <Form.Item name="registrationCode" label={`${t.account.registrationCode} (${t.words.optional})`}>
            <Input spellCheck={false} />
          </Form.Item>
        </ActionForm>
      </div>
    </main>
  );
}

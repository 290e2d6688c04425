import { Form, Input } from 'antd';
import { useAction } from '../../api/use-action';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { toast } from '../../ui/live-region';
import { UPDATE_ORGANIZATION } from './settings.graphql';
import type { Organization } from './settings-types';

interface Values {
  readonly name: string;
  readonly registrationCode: string;
  readonly address: string;
  readonly contact: string;
  readonly description: string;
}

const FIELDS = ['name', 'registrationCode', 'address', 'contact', 'description'] as const;

/** Changes what an organization says of itself. Its name and number stand once the platform has verified them. */
export function DetailsForm({
  organization,
  onDone,
}: {
  readonly organization: Organization;
  readonly onDone: () => void;
}) {
  const [update] = useAction(UPDATE_ORGANIZATION);
  const isPending = organization.status === 'PENDING';
  const hint = isPending ? undefined : office.settings.verifiedHint;
  const send = ({ name, registrationCode, ...values }: Values) => {
    const clear = (text: string) => (text.trim() === '' ? null : text.trim());
    const open = {
      address: clear(values.address),
      contact: clear(values.contact),
      description: clear(values.description),
    };
    const verified = isPending ? { name, registrationCode: clear(registrationCode) } : {};
    return update({ input: { organizationId: organization.id, ...open, ...verified } });
  };
  return (
    <section className="card settings-form">
      <h2>{office.settings.details}</h2>
      <ActionForm
        fields={FIELDS}
        initialValues={Object.fromEntries(FIELDS.map((field) => [field, organization[field] ?? '']))}
        submit={send}
        done={() => {
          toast(t.words.saved);
          onDone();
        }}
        submitLabel={t.words.save}
      >
        <div className="form-pair">
          <Form.Item name="name" label={t.account.organizationName} extra={hint}>
            <Input disabled={!isPending} />
          </Form.Item>
          <Form.Item name="registrationCode" label={t.account.registrationCode} extra={hint}>
            <Input disabled={!isPending} />
          </Form.Item>
          <Form.Item name="address" label={t.account.address}>
            <Input autoComplete="street-address" />
          </Form.Item>
          <Form.Item name="contact" label={office.settings.contact} extra={office.settings.contactHint}>
            <Input />
          </Form.Item>
        </div>
        <Form.Item name="description" label={office.settings.description}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </ActionForm>
    </section>
  );
}

/** The details of an organization, for members who cannot change them. */
export function ReadDetails({ organization }: { readonly organization: Organization }) {
  const facts = [
    [t.account.organizationName, organization.name],
    [t.account.registrationCode, organization.registrationCode],
    [t.account.address, organization.address],
    [office.settings.contact, organization.contact],
    [office.settings.description, organization.description],
  ] as const;
  return (
    <section className="card">
      <h2>{office.settings.details}</h2>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{value ?? '—'}</dd>
          </div>
        ))}
      </dl>
      <p className="small below">{office.settings.readOnly(t.role.ADMIN)}</p>
    </section>
  );
}

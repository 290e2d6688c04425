import { Button, Form, Input } from 'antd';
import { type ActionResult, useAction, useIdempotencyKey } from '../../api/use-action';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { toast } from '../../ui/live-region';
import { ZoneInput } from '../../ui/zone-input';
import { CREATE_SITE, UPDATE_SITE } from './settings.graphql';
import type { Organization, Site } from './settings-types';

interface Values {
  readonly name: string;
  readonly address: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly timeZone: string;
}

/** Text that may be cleared. */
const clear = (text: string) => (text.trim() === '' ? null : text.trim());
/** A number of a position; null = none. */
const degrees = (text: string) => (text.trim() === '' ? null : Number(text.replace(',', '.')));

const placed = ({ name, address, latitude, longitude }: Values) => ({
  name,
  address: clear(address),
  latitude: degrees(latitude),
  longitude: degrees(longitude),
});

/** Adds a site to an organization. */
export function NewSite({
  organization,
  onClose,
}: {
  readonly organization: Organization;
  readonly onClose: () => void;
}) {
  const [create] = useAction(CREATE_SITE);
  const [idempotencyKey] = useIdempotencyKey();
  return (
    <SiteForm
      title={office.settings.addSite}
      initialValues={{ timeZone: organization.timeZone }}
      submit={(values) =>
        create({
          input: { organizationId: organization.id, ...placed(values), timeZone: values.timeZone, idempotencyKey },
        })
      }
      isNew
      onClose={onClose}
    />
  );
}

/** Changes a site; its zone stays. */
export function ChangedSite({ site, onClose }: { readonly site: Site; readonly onClose: () => void }) {
  const [update] = useAction(UPDATE_SITE);
  const { name, address, location } = site;
  return (
    <SiteForm
      title={office.settings.editSite}
      initialValues={{
        name,
        address: address ?? '',
        latitude: location == null ? '' : String(location.latitude),
        longitude: location == null ? '' : String(location.longitude),
      }}
      submit={(values) => update({ input: { siteId: site.id, ...placed(values) } })}
      onClose={onClose}
    />
  );
}

function SiteForm({
  title,
  initialValues,
  submit,
  isNew = false,
  onClose,
}: {
  readonly title: string;
  readonly initialValues: Partial<Values>;
  readonly submit: (values: Values) => Promise<ActionResult<object>>;
  readonly isNew?: boolean;
  readonly onClose: () => void;
}) {
  return (
    <div className="settings-form inner-form">
      <h3>{title}</h3>
      <ActionForm
        fields={['name', 'address', 'latitude', 'longitude', ...(isNew ? ['timeZone'] : [])]}
        initialValues={initialValues}
        submit={submit}
        done={() => {
          toast(t.words.saved);
          onClose();
        }}
        submitLabel={t.words.save}
        extra={<Button onClick={onClose}>{t.words.cancel}</Button>}
      >
        <div className="form-pair">
          <Form.Item name="name" label={office.settings.siteName}>
            <Input />
          </Form.Item>
          <Form.Item name="address" label={office.settings.siteAddress}>
            <Input autoComplete="street-address" />
          </Form.Item>
          <Form.Item name="latitude" label={office.settings.latitude} extra={office.settings.positionHint}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
          <Form.Item name="longitude" label={office.settings.longitude}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
          {isNew && (
            <Form.Item name="timeZone" label={t.account.timeZone} extra={office.settings.zoneStays}>
              <ZoneInput />
            </Form.Item>
          )}
        </div>
      </ActionForm>
    </div>
  );
}

import { App, Button, Form, Input } from 'antd';
import { type ActionResult, useAction, useIdempotencyKey } from '../../api/use-action';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { DataTable } from '../../ui/data-table';
import { announce } from '../../ui/live-region';
import { Empty } from '../../ui/states';
import { ZoneInput } from '../../ui/zone-input';
import { CREATE_SITE, UPDATE_SITE } from './settings.graphql';
import type { Organization } from './settings.page';

type Site = Organization['sites'][number];

/** The sites of an organization, and the form of the one that is changed or added. */
export function Sites({
  organization,
  keeps,
  open,
  onOpen,
  onDone,
}: {
  readonly organization: Organization;
  /** Whether the viewer may change them. */
  readonly keeps: boolean;
  /** The id of the site that is changed, or "new". */
  readonly open: string | undefined;
  readonly onOpen: (site: string | undefined) => void;
  readonly onDone: () => void;
}) {
  const { sites } = organization;
  const changed = sites.find(({ id }) => id === open);
  const place = ({ location }: Site) => (location == null ? '—' : `${location.latitude}, ${location.longitude}`);
  const columns = [
    { key: 'name', title: office.settings.siteName, head: true, cell: ({ name }: Site) => name },
    { key: 'address', title: office.settings.siteAddress, cell: ({ address }: Site) => address ?? '—' },
    { key: 'place', title: office.settings.position, cell: place },
    { key: 'zone', title: t.account.timeZone, cell: ({ timeZone }: Site) => timeZone },
  ];
  const edit = {
    key: 'edit',
    title: '',
    cell: ({ id, name }: Site) => (
      <Button onClick={() => onOpen(id)} aria-label={`${office.settings.edit}: ${name}`}>
        {office.settings.edit}
      </Button>
    ),
  };
  const close = () => {
    onOpen(undefined);
    onDone();
  };
  return (
    <section className="card" aria-label={office.settings.sites}>
      <div className="section-head">
        <h2>{office.settings.sites}</h2>
        {keeps && open !== 'new' && <Button onClick={() => onOpen('new')}>{office.settings.addSite}</Button>}
      </div>
      {keeps && open === 'new' && <NewSite organization={organization} onClose={close} />}
      {keeps && changed !== undefined && <ChangedSite key={changed.id} site={changed} onClose={close} />}
      {sites.length === 0 ? (
        <Empty title={office.settings.noSites} />
      ) : (
        <DataTable
          caption={office.settings.sites}
          rows={sites}
          rowKey={({ id }) => id}
          columns={keeps ? [...columns, edit] : columns}
        />
      )}
    </section>
  );
}

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

function NewSite({ organization, onClose }: { readonly organization: Organization; readonly onClose: () => void }) {
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

function ChangedSite({ site, onClose }: { readonly site: Site; readonly onClose: () => void }) {
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
  const { message } = App.useApp();
  return (
    <div className="settings-form inner-form">
      <h3>{title}</h3>
      <ActionForm
        fields={['name', 'address', 'latitude', 'longitude', ...(isNew ? ['timeZone'] : [])]}
        initialValues={initialValues}
        submit={submit}
        done={() => {
          void message.success(t.words.saved);
          announce(t.words.saved);
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

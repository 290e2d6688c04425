import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { DataTable } from '../../ui/data-table';
import { Empty, Loading } from '../../ui/states';
import type { Organization, Site } from './settings-types';

// The forms load when one is opened.
const NewSite = lazy(async () => ({ default: (await import('./site-forms')).NewSite }));
const ChangedSite = lazy(async () => ({ default: (await import('./site-forms')).ChangedSite }));

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
      <Suspense fallback={<Loading />}>
        {keeps && open === 'new' && <NewSite organization={organization} onClose={close} />}
        {keeps && changed !== undefined && <ChangedSite key={changed.id} site={changed} onClose={close} />}
      </Suspense>
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

import './settings.css';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { usePageQuery } from '../../api/use-page-query';
import { hasRole, type OwnOrganization, type Role, useOwnOrganization, useSignedIn } from '../../app/session';
import { office } from '../../i18n/office';
import { today } from '../../time/zoned';
import { without } from '../../ui/address';
import { PageHead } from '../../ui/page';
import { Loaded, Loading, Notice } from '../../ui/states';
import { DetailsForm, ReadDetails } from './details';
import { SETTINGS } from './settings.graphql';
import type { SettingsSearch } from './settings-search';
import { Sites } from './sites';

// The year stands below the forms, so it loads after them.
const SpecialDays = lazy(async () => ({ default: (await import('./special-days')).SpecialDays }));

const KEEPERS: readonly Role[] = ['RESOURCE_MANAGER', 'ADMIN'];

/** The details, sites and special days of an organization. */
export function SettingsPage() {
  const { slug } = useParams({ from: '/o/$slug/settings' });
  const own = useOwnOrganization(slug);
  return (
    <main className="page" id="content">
      <PageHead title={office.settings.title} context={own.name} />
      <Settings own={own} />
    </main>
  );
}

function Settings({ own }: { readonly own: OwnOrganization }) {
  const { slug } = own;
  const search = useSearch({ from: '/o/$slug/settings' });
  const navigate = useNavigate();
  const keeps = hasRole(useSignedIn(), slug, ...KEEPERS);
  const year = search.year ?? Number(today(own.timeZone).slice(0, 4));
  const page = usePageQuery(SETTINGS, { slug, year }, { live: { organizationIds: [own.id] } });
  const go = (next: SettingsSearch) =>
    void navigate({ to: '/o/$slug/settings', params: { slug }, search: next, replace: true, resetScroll: false });
  return (
    <Loaded page={page} lines={12}>
      {({ organization, publicCalendars }) =>
        organization != null && (
          <div className="stack">
            {organization.status === 'PENDING' && organization.statusReason != null && (
              <Notice kind="warning">
                <p>{office.settings.sentBack}</p>
                <p>
                  <strong>{organization.statusReason}</strong>
                </p>
                <p>{office.settings.sentBackHint}</p>
              </Notice>
            )}
            {organization.viewerCan.includes('EDIT') ? (
              <DetailsForm organization={organization} onDone={page.refetch} />
            ) : (
              <ReadDetails organization={organization} />
            )}
            <Sites
              organization={organization}
              keeps={keeps}
              open={search.site}
              onOpen={(site) => go(site === undefined ? without(search, ['site']) : { ...search, site })}
              onDone={page.refetch}
            />
            <Suspense fallback={<Loading />}>
              <SpecialDays
                organization={organization}
                calendars={publicCalendars}
                keeps={keeps}
                today={today(own.timeZone)}
                onYear={(chosen) => go({ ...search, year: chosen })}
                onDone={page.refetch}
              />
            </Suspense>
          </div>
        )
      }
    </Loaded>
  );
}

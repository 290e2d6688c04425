import '../../ui/booking/booking.css';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { usePageQuery } from '../../api/use-page-query';
import { useOwnOrganization } from '../../app/session';
import { t } from '../../i18n/t';
import { present } from '../../ui/address';
import { Choose } from '../../ui/fields';
import { PageHead } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { APPROVALS } from './approvals.graphql';
import type { ApprovalsSearch } from './approvals-search';
import { Inbox } from './inbox';

const PAGE = 25;
const MOST = 100;

/** The inbox of requests, by the instant at which they lapse. */
export function ApprovalsPage() {
  const { slug } = useParams({ from: '/o/$slug/approvals' });
  const search = useSearch({ from: '/o/$slug/approvals' });
  const navigate = useNavigate();
  const own = useOwnOrganization(slug);
  const [first, setFirst] = useState(PAGE);
  const page = usePageQuery(
    APPROVALS,
    {
      slug,
      filter: { providerId: own.id, status: ['PENDING_APPROVAL'], siteId: search.site ?? null, text: search.q ?? null },
      first,
    },
    {
      live: { organizationIds: [own.id] },
      changesAt: ({ bookings }) => bookings.nodes.map(({ changesAt }) => changesAt),
    },
  );
  const go = (next: ApprovalsSearch) =>
    void navigate({ to: '/o/$slug/approvals', params: { slug }, search: next, replace: true });
  const sites = page.data?.organization?.sites ?? [];
  return (
    <main className="page" id="content">
      <PageHead title={t.bookings.approvals} context={own.name}>
        <p className="small">{t.bookings.keys}</p>
      </PageHead>
      <div className="row list-tools">
        {sites.length > 1 && (
          <Choose
            aria-label={t.words.site}
            empty={t.bookings.everySite}
            value={search.site}
            choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(site) => go(present({ ...search, site: site === '' ? undefined : site }))}
          />
        )}
        <Input.Search
          defaultValue={search.q ?? ''}
          placeholder={t.bookings.searchHint}
          aria-label={t.bookings.search}
          enterButton={t.bookings.search}
          onSearch={(q) => go(present({ ...search, q: q.trim() === '' ? undefined : q.trim() }))}
        />
      </div>
      <Loaded page={page} lines={8}>
        {({ bookings }) =>
          bookings.nodes.length === 0 ? (
            <Empty title={t.bookings.noApprovals}>
              <p>{t.bookings.noApprovalsHint}</p>
            </Empty>
          ) : (
            <>
              <Inbox requests={bookings.nodes} onDone={page.refetch} />
              {bookings.pageInfo.hasNextPage && first < MOST && (
                <Button onClick={() => setFirst(first + PAGE)} loading={page.fetching}>
                  {t.words.more}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </main>
  );
}

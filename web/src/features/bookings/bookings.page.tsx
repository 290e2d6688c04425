import '../../ui/booking/booking.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { usePageQuery } from '../../api/use-page-query';
import { hasRole, useOwnOrganization, useSignedIn } from '../../app/session';
import { count, fullDay } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { addDays, toInstant } from '../../time/zoned';
import { without } from '../../ui/address';
import { BookingActions, type ActingBooking, zoneOf } from '../../ui/booking/actions';
import { DataTable } from '../../ui/data-table';
import { PageHead } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { Empty, Loaded } from '../../ui/states';
import { StatusTag } from '../../ui/status-tag';
import { Money, Period } from '../../ui/values';
import { BOOKINGS } from './bookings.graphql';
import { type BookingsSearch, orderOf, type Tab, tabCounts, tabFilters, TABS } from './tabs';

const PAGE = 25;
/** The most that one question may ask for; what follows is another page. */
const MOST = 100;

export function BookingsPage() {
  const { slug } = useParams({ from: '/o/$slug/bookings' });
  const search = useSearch({ from: '/o/$slug/bookings' });
  const navigate = useNavigate();
  const viewer = useSignedIn();
  const organization = useOwnOrganization(slug);
  const provides = hasRole(viewer, slug, 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN');
  const as = search.as ?? 'consumer';
  const tab = search.tab ?? 'upcoming';
  const [first, setFirst] = useState(PAGE);
  /** The first instant of a day on the organization's wall clock. */
  const midnight = (date: string | undefined) =>
    date === undefined ? null : toInstant(`${date}T00:00`, organization.timeZone);
  const which = {
    [as === 'consumer' ? 'organizationId' : 'providerId']: organization.id,
    text: search.q ?? null,
    resourceId: search.resource ?? null,
    seriesId: search.series ?? null,
    from: midnight(search.from),
    to: midnight(search.to),
  };
  const page = usePageQuery(
    BOOKINGS,
    {
      filter: { ...which, ...tabFilters[tab], status: [...tabFilters[tab].status] },
      settled: { ...which, needsTimes: false },
      unsettled: { ...which, needsTimes: true },
      orderBy: orderOf(tab),
      first,
      after: search.after ?? null,
    },
    {
      live: { organizationIds: [organization.id] },
      changesAt: ({ bookings }) => bookings.nodes.map(({ changesAt }) => changesAt),
    },
  );
  const goTo = (next: BookingsSearch) =>
    void navigate({ to: '/o/$slug/bookings', params: { slug }, search: next, replace: true });
  // Another question begins at its first page.
  const go = (next: BookingsSearch) => goTo(without(next, ['after']));
  const counts = page.data === undefined ? null : tabCounts(page.data.settled, page.data.unsettled);
  return (
    <main className="page" id="content">
      <PageHead title={t.bookings.title} context={organization.name} />
      <div className="row list-tools">
        {provides && (
          <div className="row" role="group" aria-label={t.bookings.side}>
            <Button aria-pressed={as === 'consumer'} onClick={() => go({ ...search, as: 'consumer' })}>
              {t.bookings.asConsumer}
            </Button>
            <Button aria-pressed={as === 'provider'} onClick={() => go({ ...search, as: 'provider' })}>
              {t.bookings.asProvider}
            </Button>
          </div>
        )}
        <Input.Search
          defaultValue={search.q ?? ''}
          placeholder={t.bookings.searchHint}
          aria-label={t.bookings.search}
          enterButton={t.bookings.search}
          onSearch={(q) => go(q.trim() === '' ? without(search, ['q']) : { ...search, q: q.trim() })}
        />
      </div>
      <Days search={search} onAnyTime={() => go(without(search, ['from', 'to']))} />
      <TabBar tab={tab} counts={counts} onTab={(chosen) => go({ ...search, tab: chosen })} />
      <Loaded page={page} lines={10}>
        {({ bookings }) =>
          bookings.nodes.length === 0 ? (
            <Empty title={t.bookings.none}>
              <p>{t.bookings.noneHint}</p>
              <Link to="/find" search={{ as: slug }}>
                {t.shell.find}
              </Link>
            </Empty>
          ) : (
            <>
              <BookingTable bookings={bookings.nodes} as={as} onDone={page.refetch} />
              {bookings.pageInfo.hasNextPage && first < MOST ? (
                <Button onClick={() => setFirst(first + PAGE)} loading={page.fetching}>
                  {t.words.more}
                </Button>
              ) : (
                <Pager
                  after={search.after}
                  pageInfo={bookings.pageInfo}
                  onGo={(after) => (after === undefined ? go(search) : goTo({ ...search, after }))}
                />
              )}
            </>
          )
        }
      </Loaded>
    </main>
  );
}

/** The days to which an address narrows the list, and a button that shows all again. */
function Days({
  search: { from, to },
  onAnyTime,
}: {
  readonly search: BookingsSearch;
  readonly onAnyTime: () => void;
}) {
  if (from === undefined && to === undefined) return null;
  const first = from === undefined ? '' : fullDay(from);
  const last = to === undefined ? '' : fullDay(addDays(to, -1));
  return (
    <p className="row">
      {first} – {last}
      <Button onClick={onAnyTime}>{t.bookings.anyTime}</Button>
    </p>
  );
}

function TabBar({
  tab,
  counts,
  onTab,
}: {
  readonly tab: Tab;
  readonly counts: Readonly<Record<Tab, number>> | null;
  readonly onTab: (tab: Tab) => void;
}) {
  return (
    <div className="row tab-bar" role="group" aria-label={t.words.status}>
      {TABS.map((each) => (
        <Button key={each} aria-pressed={each === tab} onClick={() => onTab(each)}>
          {t.bookings.tabs[each]}
          {counts !== null && <span className="tab-count"> {count(counts[each])}</span>}
        </Button>
      ))}
    </div>
  );
}

function BookingTable({
  bookings,
  as,
  onDone,
}: {
  readonly bookings: readonly ActingBooking[];
  readonly as: 'consumer' | 'provider';
  readonly onDone: () => void;
}) {
  const navigate = useNavigate();
  return (
    <DataTable
      caption={t.bookings.title}
      rows={bookings}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/b/$id', params: { id } })}
      columns={[
        {
          key: 'title',
          title: t.words.title,
          head: true,
          cell: ({ id, title, reference }) => (
            <div>
              <Link to="/b/$id" params={{ id }}>
                {title}
              </Link>
              <div className="small reference">{reference}</div>
            </div>
          ),
        },
        {
          key: 'when',
          title: t.bookings.when,
          cell: (booking) => <Period from={booking.startsAt} to={booking.endsAt} zone={zoneOf(booking)} />,
        },
        {
          key: 'items',
          title: `${t.bookings.items} · ${as === 'consumer' ? t.bookings.provider : t.bookings.bookedFor}`,
          cell: ({ items, provider, organization }) => (
            <div>
              {items.map(({ resource }) => resource.name).join(', ')}
              <div className="small">{as === 'consumer' ? provider.name : organization.name}</div>
            </div>
          ),
        },
        { key: 'price', title: t.words.price, numeric: true, cell: ({ quote }) => <Money value={quote} /> },
        { key: 'status', title: t.words.status, cell: ({ status }) => <StatusTag status={status} /> },
        { key: 'actions', title: '', cell: (booking) => <BookingActions booking={booking} onDone={onDone} /> },
      ]}
    />
  );
}

import '../../ui/booking/booking.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { usePageQuery } from '../../api/use-page-query';
import { useOwnOrganization } from '../../app/session';
import { localDay, time } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { dayRange, today } from '../../time/zoned';
import { present } from '../../ui/address';
import { type ActingBooking, BookingActions, zoneOf } from '../../ui/booking/actions';
import { useChangedRows } from '../../ui/changed-rows';
import { Choose, DateInput } from '../../ui/fields';
import { lengthWord } from '../../ui/lengths';
import { PageHead } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { StatusTag } from '../../ui/status-tag';
import { DESK } from './desk.graphql';
import { deskGroups } from './desk.model';
import type { DeskSearch } from './desk-search';

const ASK_MS = 15_000;

/** One day of a provider at the desk, for a tablet: who is expected, late, present and gone. */
export function DeskPage() {
  const { slug } = useParams({ from: '/o/$slug/desk' });
  const search = useSearch({ from: '/o/$slug/desk' });
  const navigate = useNavigate();
  const organization = useOwnOrganization(slug);
  const zone = organization.timeZone;
  const date = search.date ?? today(zone);
  const page = usePageQuery(
    DESK,
    {
      slug,
      filter: {
        providerId: organization.id,
        siteId: search.site ?? null,
        text: search.q ?? null,
        status: ['CONFIRMED', 'IN_USE', 'COMPLETED', 'NO_SHOW'],
        ...dayRange(date, zone),
      },
    },
    {
      live: { organizationIds: [organization.id] },
      changesAt: ({ bookings }) => bookings.nodes.map(({ changesAt }) => changesAt),
    },
  );
  const { refetch } = page;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNow(Date.now());
      refetch();
    }, ASK_MS);
    return () => window.clearInterval(timer);
  }, [refetch]);
  const go = (next: DeskSearch) =>
    void navigate({ to: '/o/$slug/desk', params: { slug }, search: next, replace: true });
  return (
    <main className="page" id="content">
      <PageHead
        title={t.bookings.desk}
        context={organization.name}
        actions={<Button onClick={() => window.print()}>{t.bookings.print}</Button>}
      >
        <p className="muted">{localDay(date)}</p>
      </PageHead>
      <div className="row list-tools">
        <DateInput
          aria-label={t.words.date}
          value={date}
          onChange={(chosen) => chosen !== '' && go({ ...search, date: chosen })}
        />
        {(page.data?.organization?.sites.length ?? 0) > 1 && (
          <Choose
            aria-label={t.words.site}
            empty={t.bookings.everySite}
            value={search.site}
            choices={(page.data?.organization?.sites ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(site) => go(present({ ...search, site: site === '' ? undefined : site }))}
          />
        )}
        <Input.Search
          defaultValue={search.q ?? ''}
          aria-label={t.bookings.deskSearch}
          placeholder={t.bookings.deskSearch}
          enterButton={t.bookings.search}
          onSearch={(q) => go(present({ ...search, q: q.trim() === '' ? undefined : q.trim() }))}
        />
      </div>
      <Loaded page={page} lines={8}>
        {({ bookings }) => {
          return bookings.nodes.length === 0 ? (
            <Empty title={t.bookings.emptyDay} />
          ) : (
            <Day bookings={bookings.nodes} now={now} onDone={refetch} />
          );
        }}
      </Loaded>
    </main>
  );
}

function Day({
  bookings,
  now,
  onDone,
}: {
  readonly bookings: readonly ActingBooking[];
  readonly now: number;
  readonly onDone: () => void;
}) {
  const changed = useChangedRows(bookings, ({ id }) => id);
  return deskGroups(bookings, now).map(({ group, bookings: ofGroup }) => (
    <section key={group}>
      <h2>{t.bookings[group]}</h2>
      <ul className="desk-list">
        {ofGroup.map((booking) => (
          <DeskRow
            key={booking.id}
            booking={booking}
            isLate={group === 'late'}
            isChanged={changed.has(booking.id)}
            now={now}
            onDone={onDone}
          />
        ))}
      </ul>
    </section>
  ));
}

function DeskRow({
  booking,
  isLate,
  isChanged,
  now,
  onDone,
}: {
  readonly booking: ActingBooking;
  readonly isLate: boolean;
  readonly isChanged: boolean;
  readonly now: number;
  readonly onDone: () => void;
}) {
  const zone = zoneOf(booking);
  const noShowIn = booking.noShowAt == null ? null : Math.round((Date.parse(booking.noShowAt) - now) / 60_000);
  const opens = Date.parse(booking.checkInOpensAt) > now && booking.status === 'CONFIRMED';
  return (
    <li className={['desk-row', isLate && 'late', isChanged && 'changed'].filter(Boolean).join(' ')}>
      <div>
        <div className="desk-time figure">
          {time(booking.startsAt, zone)}–{time(booking.endsAt, zone)}
        </div>
        {isLate && noShowIn !== null && noShowIn > 0 && (
          <div className="lapses urgent">{t.bookings.noShowIn(lengthWord(noShowIn))}</div>
        )}
        {opens && <div className="small">{t.bookings.checkInOpens(time(booking.checkInOpensAt, zone))}</div>}
      </div>
      <div>
        <Link to="/b/$id" params={{ id: booking.id }}>
          {booking.title}
        </Link>{' '}
        <StatusTag status={booking.status} />
        <div>{booking.items.map(({ resource }) => resource.name).join(', ')}</div>
        <div className="small">
          {booking.organization.name} · {booking.reference}
          {booking.attendees != null && ` · ${t.bookings.headcount(booking.attendees)}`}
        </div>
      </div>
      <BookingActions
        booking={booking}
        onDone={onDone}
        only={['CHECK_IN', 'CHECK_OUT', 'MARK_NO_SHOW', 'RECORD_TIMES']}
      />
    </li>
  );
}

import { Fragment } from 'react';
import { Link, useParams } from '@tanstack/react-router';
import type { BookingPageQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { count } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { PriceLines } from '../../ui/booking/price-lines';
import { PageHead } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { StatusTag } from '../../ui/status-tag';
import { Money, Period, When } from '../../ui/values';
import { BookingForms } from './booking-forms';
import { BOOKING } from './booking.graphql';
import { SeriesBanner } from './series-banner';

type Booking = Extract<NonNullable<BookingPageQuery['node']>, { __typename: 'Booking' }>;

export function BookingPage() {
  const { id } = useParams({ from: '/b/$id' });
  const page = usePageQuery(
    BOOKING,
    { id },
    {
      live: ({ node }) =>
        node?.__typename === 'Booking' ? { organizationIds: [node.organization.id, node.provider.id] } : null,
      changesAt: ({ node }) => (node?.__typename === 'Booking' ? [node.changesAt] : []),
    },
  );
  return (
    <main className="page" id="content">
      <Loaded page={page}>
        {({ node }) =>
          node?.__typename === 'Booking' ? (
            <BookingDetails booking={node} onDone={page.refetch} />
          ) : (
            <Empty title={t.bookings.notVisible} />
          )
        }
      </Loaded>
    </main>
  );
}

function BookingDetails({ booking, onDone }: { readonly booking: Booking; readonly onDone: () => void }) {
  // All resources of a booking belong to one provider; its times are those of the first one's place.
  const zone = booking.items[0]?.resource.timeZone ?? 'UTC';
  return (
    <>
      <PageHead title={booking.title} context={booking.reference} actions={<StatusTag status={booking.status} />}>
        <p className="muted">{booking.reference}</p>
      </PageHead>
      <div className="stack">
        <SeriesBanner
          booking={booking}
          slug={booking.provided ? booking.provider.slug : booking.organization.slug}
          onDone={onDone}
        />
        <BookingForms
          booking={booking}
          skills={booking.items[0]?.resource.skills ?? []}
          step={booking.items[0]?.resource.policy.startStepMinutes ?? null}
          onDone={onDone}
        />
        <section className="card">
          <dl className="facts">
            <dt>{t.bookings.when}</dt>
            <dd>
              <Period from={booking.startsAt} to={booking.endsAt} zone={zone} />
            </dd>
            {timesOf(booking).map(([word, at]) => (
              <Fragment key={word}>
                <dt>{word}</dt>
                <dd>
                  <When at={at} zone={zone} />
                </dd>
              </Fragment>
            ))}
            <dt>{t.bookings.items}</dt>
            <dd>
              {booking.items.map(({ units, resource }) => (
                <div key={resource.id}>
                  <Link to="/r/$id" params={{ id: resource.id }} search={{}}>
                    {resource.name}
                  </Link>
                  {units > 1 && ` × ${count(units)}`} · {resource.site.name}
                </div>
              ))}
            </dd>
            <dt>{t.bookings.bookedFor}</dt>
            <dd>{booking.organization.name}</dd>
            <dt>{t.bookings.provider}</dt>
            <dd>{booking.provider.name}</dd>
            <dt>{t.bookings.bookedBy}</dt>
            <dd>{booking.bookedBy.name}</dd>
            {booking.attendees != null && (
              <>
                <dt>{t.bookings.people}</dt>
                <dd>{count(booking.attendees)}</dd>
              </>
            )}
            {booking.reason != null && (
              <>
                <dt>{t.bookings.reason}</dt>
                <dd>{booking.reason}</dd>
              </>
            )}
          </dl>
        </section>
        <section className="card">
          <h2>{t.bookings.price}</h2>
          <PriceLines lines={booking.quoteLines} total={booking.quote} />
        </section>
        {booking.usage.length > 0 && <Use usage={booking.usage} />}
        <History happenings={booking.happenings.nodes} zone={zone} />
      </div>
    </>
  );
}

/** The instants that its status is about, each with its word. */
function timesOf(booking: Booking): readonly (readonly [string, string])[] {
  const { status, checkedInAt, checkedOutAt } = booking;
  const times: readonly (readonly [string, string | null | undefined])[] = [
    [t.bookings.holdUntil, status === 'HELD' ? booking.expiresAt : null],
    [t.bookings.answerUntil, status === 'PENDING_APPROVAL' ? booking.changesAt : null],
    [t.bookings.checkInFrom, status === 'CONFIRMED' ? booking.checkInOpensAt : null],
    [t.bookings.noShowFrom, status === 'CONFIRMED' || status === 'NO_SHOW' ? booking.noShowAt : null],
    [t.bookings.checkIn, checkedInAt],
    [t.bookings.checkOut, checkedOutAt],
  ];
  return times.flatMap(([word, at]) => (at == null ? [] : [[word, at] as const]));
}

function Use({ usage }: { readonly usage: Booking['usage'] }) {
  return (
    <section className="card">
      <h2>{t.bookings.use}</h2>
      {usage.map(({ id, resource, reservedMinutes, usedMinutes, charge, parts }) => (
        <dl key={id} className="facts">
          <dt>{t.bookings.items}</dt>
          <dd>{resource.name}</dd>
          <dt>{t.bookings.reserved}</dt>
          <dd>{t.words.minutes(reservedMinutes)}</dd>
          <dt>{t.bookings.used}</dt>
          <dd>{t.words.minutes(usedMinutes)}</dd>
          <dt>{t.bookings.charged}</dt>
          <dd>
            <Money value={charge} />
            {parts.map(({ description }) => (
              <div key={description} className="small">
                {description}
              </div>
            ))}
          </dd>
        </dl>
      ))}
    </section>
  );
}

function History({ happenings, zone }: { readonly happenings: Booking['happenings']['nodes']; readonly zone: string }) {
  return (
    <section className="card">
      <h2>{t.bookings.history}</h2>
      {happenings.length === 0 && <p className="muted">{t.bookings.noHistory}</p>}
      <ol className="history">
        {happenings.map(({ id, at, text, reason, by, bySide, changes }) => (
          <li key={id}>
            <When at={at} zone={zone} />
            <div>
              {text}
              {reason != null && <div>{reason}</div>}
              {changes.map(({ field, before, after }) => (
                <div key={field} className="small">
                  {before ?? '—'} → {after ?? '—'}
                </div>
              ))}
              <div className="small">{[by?.name, bySide?.name].filter(Boolean).join(' · ')}</div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

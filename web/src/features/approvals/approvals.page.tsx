import '../../ui/booking/booking.css';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { usePageQuery } from '../../api/use-page-query';
import { useSignedIn } from '../../app/session';
import { t } from '../../i18n/t';
import { type ActingBooking, BookingActions, zoneOf } from '../../ui/booking/actions';
import { lengthWord } from '../../ui/lengths';
import { PageHead } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { Money, Period } from '../../ui/values';
import { APPROVALS } from './approvals.graphql';

const URGENT_MINUTES = 120;

/** The inbox of requests, by the instant at which they lapse. */
export function ApprovalsPage() {
  const { slug } = useParams({ from: '/o/$slug/approvals' });
  const viewer = useSignedIn();
  const organization = viewer.memberships.find((member) => member.organization.slug === slug)?.organization;
  const page = usePageQuery(
    APPROVALS,
    { filter: { providerId: organization?.id ?? '', status: ['PENDING_APPROVAL'] } },
    { pause: organization === undefined },
  );
  return (
    <main className="page" id="content">
      <PageHead title={t.bookings.approvals} context={organization?.name}>
        <p className="small">{t.bookings.keys}</p>
      </PageHead>
      <Loaded page={page} lines={8}>
        {({ bookings }) =>
          bookings.nodes.length === 0 ? (
            <Empty title={t.bookings.noApprovals}>
              <p>{t.bookings.noApprovalsHint}</p>
            </Empty>
          ) : (
            <Inbox requests={bookings.nodes} onDone={page.refetch} />
          )
        }
      </Loaded>
    </main>
  );
}

/** The requests; J and K move between them, A approves and D declines the chosen one. */
function Inbox({ requests, onDone }: { readonly requests: readonly ActingBooking[]; readonly onDone: () => void }) {
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const at = Math.min(chosen, requests.length - 1);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as Element).closest('input, textarea, select, [role=dialog]') !== null;
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 'j') setChosen(Math.min(at + 1, requests.length - 1));
      if (key === 'k') setChosen(Math.max(at - 1, 0));
      if (key !== 'a' && key !== 'd') return;
      const word = key === 'a' ? t.bookings.approve : t.bookings.decline;
      const buttons = [...(list.current?.children[at]?.querySelectorAll('button') ?? [])];
      buttons.find((button) => button.textContent === word)?.click();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [at, requests.length]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ol className="desk-list" ref={list}>
      {requests.map((request, place) => (
        <Request key={request.id} request={request} isChosen={place === at} onDone={onDone} />
      ))}
    </ol>
  );
}

function Request({
  request,
  isChosen,
  onDone,
}: {
  readonly request: ActingBooking;
  readonly isChosen: boolean;
  readonly onDone: () => void;
}) {
  const minutes = Math.max(0, Math.round((Date.parse(request.changesAt ?? request.startsAt) - Date.now()) / 60_000));
  const urgent = minutes < URGENT_MINUTES;
  return (
    <li
      className={['card request', isChosen && 'chosen', urgent && 'urgent'].filter(Boolean).join(' ')}
      aria-current={isChosen ? 'true' : undefined}
    >
      <div>
        <h2>
          <Link to="/b/$id" params={{ id: request.id }}>
            {request.title}
          </Link>
        </h2>
        <p>
          <Period from={request.startsAt} to={request.endsAt} zone={zoneOf(request)} />
        </p>
        <p>
          {request.items
            .map(({ resource, units }) => (units > 1 ? `${resource.name} × ${units}` : resource.name))
            .join(', ')}
        </p>
        <p className="muted">
          {request.organization.name} · {request.bookedBy.name}
          {request.attendees != null && ` · ${t.bookings.headcount(request.attendees)}`}
        </p>
        <BookingActions booking={request} onDone={onDone} only={['APPROVE', 'DECLINE']} />
      </div>
      <div>
        <p>
          <Money value={request.quote} />
        </p>
        <p className={urgent ? 'lapses urgent' : 'lapses'}>
          {urgent && `${t.bookings.urgent}: `}
          {t.bookings.lapses(lengthWord(minutes))}
        </p>
        <p className="small">{request.reference}</p>
      </div>
    </li>
  );
}

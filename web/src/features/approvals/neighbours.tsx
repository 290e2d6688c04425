import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { dateOf, dayRange, toLocal } from '../../time/zoned';
import { DayStrip } from '../../timeline/day-strip';
import { type ActingBooking, zoneOf } from '../../ui/booking/actions';
import { NEIGHBOURS } from './approvals.graphql';

/** The day of the first resource around a request, asked for once the request is in sight. */
export function Neighbours({ request }: { readonly request: ActingBooking }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (place.current === null || seen) return undefined;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [seen]);
  const zone = zoneOf(request);
  const day = dayRange(dateOf(toLocal(request.startsAt, zone)), zone);
  const [{ data }] = useQuery({
    query: NEIGHBOURS,
    variables: { id: request.items[0]?.resource.id ?? '', ...day },
    pause: !seen || request.items.length === 0,
  });
  const resource = data?.resource;
  return (
    <div ref={place} className="neighbours">
      {resource != null && (
        <DayStrip
          day={day}
          open={resource.openPeriods}
          neighbours={resource.schedule
            .filter(({ booking }) => booking?.id !== request.id)
            .map(({ startsAt, endsAt, turnaroundEndsAt, booking, downtime }) => ({
              startsAt,
              endsAt,
              turnaroundEndsAt,
              label: booking?.title ?? downtime?.reason ?? null,
            }))}
          own={request}
          zone={zone}
        />
      )}
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import { type ActingBooking, zoneOf } from '../../ui/booking/actions';
import { DayAround } from '../../ui/booking/day-around';

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
  return (
    <div ref={place} className="neighbours">
      {request.items[0] !== undefined && (
        <DayAround
          resourceId={request.items[0].resource.id}
          period={request}
          zone={zoneOf(request)}
          bookingId={request.id}
          pause={!seen}
        />
      )}
    </div>
  );
}

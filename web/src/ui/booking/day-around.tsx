import { useQuery } from 'urql';
import { dateOf, dayRange, type Span, toLocal } from '../../time/zoned';
import { DayStrip } from '../day-strip';
import { DAY_AROUND } from './day-around.graphql';

/** The day of a resource around a period, as a strip. It stays empty until the day is told. */
export function DayAround({
  resourceId,
  period,
  zone,
  bookingId = null,
  clashes,
  pause = false,
}: {
  readonly resourceId: string;
  readonly period: Span;
  readonly zone: string;
  /** The booking whose period it is; null = none yet. */
  readonly bookingId?: string | null;
  readonly clashes?: readonly Span[];
  /** True as long as nobody sees it. */
  readonly pause?: boolean;
}) {
  const day = dayRange(dateOf(toLocal(period.startsAt, zone)), zone);
  const [{ data }] = useQuery({ query: DAY_AROUND, variables: { id: resourceId, ...day }, pause });
  const resource = data?.resource;
  if (resource == null) return null;
  return (
    <DayStrip
      day={day}
      open={resource.openPeriods}
      neighbours={resource.schedule
        .filter(({ booking }) => bookingId === null || booking?.id !== bookingId)
        .map(({ startsAt, endsAt, turnaroundEndsAt, booking, downtime }) => ({
          startsAt,
          endsAt,
          turnaroundEndsAt,
          label: booking?.title ?? downtime?.reason ?? null,
        }))}
      own={period}
      {...(clashes !== undefined && { clashes })}
      zone={zone}
    />
  );
}

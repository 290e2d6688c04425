import { addMinutes, fieldsOf, type Instant, type LocalPeriod, toInstant, toLocal } from '../../time/zoned';

/** The wish of the booking panel: a period on the wall clock of the resource. */
export interface Wish extends LocalPeriod {
  readonly units: number;
  readonly title: string;
  readonly people: number | null;
}

/** A first period inside a free stretch: from its start, or from now, for an hour or two, on the resource's steps. */
export function firstPeriod(
  free: { readonly startsAt: Instant; readonly endsAt: Instant },
  zone: string,
  now: number,
  { step, minimum }: { readonly step: number; readonly minimum: number },
): LocalPeriod {
  const soonest = Math.max(Date.parse(free.startsAt), now);
  const local = toLocal(new Date(soonest).toISOString(), zone);
  const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const from = addMinutes(local, (step - (minutes % step)) % step);
  const length = Math.ceil(Math.max(minimum, 60) / step) * step;
  const to = addMinutes(from, length);
  return fieldsOf(toInstant(from, zone), toInstant(to, zone), zone);
}

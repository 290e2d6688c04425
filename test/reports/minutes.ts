/** rules.md §8 counted minute by minute, from what people know of a world; nothing of the service is used. */

import { DAY_MINUTES, dateTimeOf, MINUTE, minutesOf, shownAt, weekdayOf } from '../worlds/wall-clock.js';
import type { UtilizationGrouping } from '../worlds/schema.js';

export interface World {
  readonly owner: string;
  readonly resources: readonly {
    readonly id: string;
    readonly site: string;
    readonly kind: string;
    readonly skills: readonly string[];
    readonly parent: string | null;
    readonly units: number;
    readonly zone: string;
    readonly openingHours: readonly { weekday: string; opensAt: string; closesAt: string }[];
  }[];
  readonly downtimes: readonly { resource: string; startsAt: string; endsAt: string }[];
  readonly bookings: readonly {
    readonly id: string;
    readonly organization: string;
    readonly organizationKind: string;
    readonly status: string;
    readonly late: boolean;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly checkedInAt: string | null;
    readonly checkedOutAt: string | null;
    readonly madeAt: number;
    readonly items: readonly { resource: string; units: number }[];
  }[];
}

const dayOf = (number: number) => {
  const date = dateTimeOf(number * DAY_MINUTES);
  return { day: date.toISODate(), week: date.toFormat("kkkk-'W'WW"), weekday: weekdayOf(number) };
};

type Wall = ReturnType<typeof dayOf> & { readonly minute: number };

const days = new Map<number, ReturnType<typeof dayOf>>();

/** Local day, ISO week, weekday and minute of the day. */
function wall(zone: string, instant: number): Wall {
  const shown = shownAt(instant, zone);
  const number = Math.floor(shown / DAY_MINUTES);
  const shownDay = days.get(number) ?? dayOf(number);
  days.set(number, shownDay);
  return { ...shownDay, minute: shown - number * DAY_MINUTES };
}

type Row = Record<string, number>;

const NAMES = [
  ...['open', 'down', 'booked', 'used', 'shared', 'within', 'SCHOOL', 'ENTERPRISE', 'TRAINING_CENTER'],
  ...['bookings', 'noShows', 'late', 'lead'],
];

/** The rows of a report by their keys; rows in which there is nothing to count may be missing. */
export class Counted {
  readonly rows = new Map<string, Row>();
  private readonly seen = new Set<string>();

  row(key: string): Row {
    const known = this.rows.get(key) ?? Object.fromEntries(NAMES.map((name) => [name, 0]));
    this.rows.set(key, known);
    return known;
  }

  once(what: string): boolean {
    if (this.seen.has(what)) return false;
    this.seen.add(what);
    return true;
  }
}

const HELD = ['CONFIRMED', 'IN_USE', 'COMPLETED', 'NO_SHOW'];

const keysOf: Record<
  UtilizationGrouping | 'TOTALS',
  (resource: World['resources'][number], at: Wall, owner: string) => readonly string[]
> = {
  RESOURCE: ({ id }) => [id],
  ORGANIZATION: (_resource, _at, owner) => [owner],
  SITE: ({ site }) => [site],
  KIND: ({ kind }) => [kind],
  SKILL: ({ skills }) => (skills.length === 0 ? [''] : skills),
  DAY: (_resource, { day }) => [day],
  WEEK: (_resource, { week }) => [week],
  MONTH: (_resource, { day }) => [day.slice(0, 7)],
  HOUR_OF_WEEK: (_resource, { weekday, minute }) => [`${weekday}-${String(Math.floor(minute / 60)).padStart(2, '0')}`],
  TOTALS: () => ['totals'],
};

const KINDS_OF_KEYS = Object.keys(keysOf) as (keyof typeof keysOf)[];

export const GROUPINGS = KINDS_OF_KEYS.filter((grouping) => grouping !== 'TOTALS');

/** By grouping; the totals are a grouping of their own. */
export function count(world: World, from: string, to: string): ReadonlyMap<keyof typeof keysOf, Counted> {
  const counted = new Map(KINDS_OF_KEYS.map((grouping) => [grouping, new Counted()]));
  const byId = new Map(world.resources.map((resource) => [resource.id, resource]));
  const isOrIsIn = (id: string, container: string): boolean => {
    for (let at: string | null = id; at !== null; at = byId.get(at)?.parent ?? null) if (at === container) return true;
    return false;
  };
  for (const resource of world.resources) {
    const { zone, units } = resource;
    const inWindow = (at: Wall): boolean => at.day >= from && at.day < to;
    const places = (at: Wall) =>
      [...counted].flatMap(([grouping, into]) =>
        keysOf[grouping](resource, at, world.owner).map((key) => ({ into, key, row: into.row(key) })),
      );
    const downs = world.downtimes.filter((down) => isOrIsIn(resource.id, down.resource)).map(wholeMinutes);
    const held = world.bookings.flatMap((booking) =>
      booking.items.flatMap((item) => {
        const whole = item.units === byId.get(item.resource)?.units;
        const inside = whole && isOrIsIn(resource.id, item.resource) ? units : 0;
        const taken = item.resource === resource.id ? item.units : inside;
        if (taken === 0) return [];
        const used = wholeMinutes({ startsAt: booking.checkedInAt, endsAt: booking.checkedOutAt });
        return [{ ...booking, taken, reserved: wholeMinutes(booking), used }];
      }),
    );
    for (const booking of held) {
      const at = wall(zone, booking.reserved.from);
      if (!inWindow(at) || !(HELD.includes(booking.status) || booking.late)) continue;
      for (const { into, key, row } of places(at)) {
        if (!into.once(`${booking.id} in ${key}`)) continue;
        const add = (what: string, by = 1): void => void (row[what] = (row[what] ?? 0) + by);
        add(booking.late ? 'late' : 'bookings');
        if (booking.late) continue;
        if (booking.status === 'NO_SHOW') add('noShows');
        add('lead', Math.max(0, booking.reserved.from - minuteOf(booking.madeAt)) / MINUTE);
      }
    }
    const standing = held.filter(({ status }) => HELD.includes(status));
    const first = Date.parse(`${from}T00:00:00Z`) - 1440 * MINUTE;
    const last = Date.parse(`${to}T00:00:00Z`) + 1440 * MINUTE;
    for (let minute = first; minute < last; minute += MINUTE) {
      const at = wall(zone, minute);
      if (!inWindow(at)) continue;
      const open =
        resource.openingHours.length === 0 ||
        resource.openingHours.some(
          ({ weekday, opensAt, closesAt }) =>
            weekday === at.weekday && minutesOf(opensAt) <= at.minute && at.minute < minutesOf(closesAt),
        );
      if (!open) continue;
      const rows = places(at);
      const add = (what: string, by: number): void =>
        rows.forEach(({ row }) => void (row[what] = (row[what] ?? 0) + by));
      const isAt = (range: { from: number; to: number }) => range.from <= minute && minute < range.to;
      add('open', units);
      if (downs.some(isAt)) {
        add('down', units);
        continue;
      }
      const there = standing.filter(({ reserved, used }) => isAt(reserved) || isAt(used));
      if (there.length === 0) continue;
      const taken = (which: (booking: (typeof held)[number]) => boolean): number =>
        Math.min(
          units,
          there.filter(which).reduce((sum, each) => sum + each.taken, 0),
        );
      add(
        'booked',
        taken(({ reserved }) => isAt(reserved)),
      );
      add(
        'used',
        taken(({ used }) => isAt(used)),
      );
      add(
        'within',
        taken(({ reserved, used }) => isAt(reserved) && isAt(used)),
      );
      add(
        'shared',
        taken(({ used, organization }) => isAt(used) && organization !== world.owner),
      );
      for (const kind of ['SCHOOL', 'ENTERPRISE', 'TRAINING_CENTER']) {
        add(
          kind,
          taken(({ used, organizationKind }) => isAt(used) && organizationKind === kind),
        );
      }
    }
  }
  return counted;
}

const minuteOf = (instant: number): number => Math.floor(instant / MINUTE) * MINUTE;

/** Seconds are dropped; what has not both ends is never. */
const wholeMinutes = ({ startsAt, endsAt }: { startsAt: string | null; endsAt: string | null }) =>
  startsAt === null || endsAt === null
    ? { from: Infinity, to: -Infinity }
    : { from: minuteOf(Date.parse(startsAt)), to: minuteOf(Date.parse(endsAt)) };

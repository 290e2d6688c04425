import {
  drawnBy,
  type Booked,
  type Item,
  type Money,
  type Place,
  type Promised,
  type Treaty,
  type Use,
} from './account.js';
import { type Audience, billedOf, costOf, type Tariff, withoutSeconds } from './by-the-minute.js';
import { ratio, rounded } from './exact.js';
import { MINUTE } from '../worlds/wall-clock.js';

/** All that prices come from, as it is known at an instant. */
export interface Terms {
  readonly now: number;
  readonly provider: string;
  readonly tariffs: readonly Tariff[];
  readonly treaties: readonly Treaty[];
  readonly bookings: readonly Booked[];
}

export interface Wanted {
  readonly consumer: string;
  readonly items: readonly { readonly place: Place; readonly units: number }[];
  readonly startsAt: number;
  readonly endsAt: number;
  /** The agreement that is asked for, or under which what is moved stood. */
  readonly preferred: Treaty | null;
  /** Does not count: it is moved. */
  readonly instead?: Booked;
}

const until = ({ endsAt, endedAt }: Treaty): number => Math.min(endsAt, endedAt ?? Infinity);

const isActive = (treaty: Treaty, at: number): boolean => treaty.startsAt <= at && at < until(treaty);

/** Agreements in force that cover all items, the one first that ends first. */
function coveringOf({ treaties }: Terms, { consumer, items, startsAt }: Wanted): Treaty[] {
  const covering = treaties.filter(
    (treaty) =>
      treaty.consumer === consumer &&
      isActive(treaty, startsAt) &&
      items.every(({ place }) => treaty.places === null || treaty.places.includes(place.id)),
  );
  return covering.sort((a, b) => until(a) - until(b));
}

function tariffFor(terms: Terms, { consumer, startsAt }: Wanted, place: Place): Tariff | null {
  const partner = terms.treaties.some((treaty) => treaty.consumer === consumer && isActive(treaty, startsAt));
  const audiences: Audience[] =
    consumer === terms.provider ? ['OWN_ORGANIZATION'] : partner ? ['PARTNERS', 'EVERYONE'] : ['EVERYONE'];
  for (const audience of audiences) {
    const [latest] = terms.tariffs
      .filter((one) => one.resourceId === place.id && one.audience === audience && one.effectiveFrom <= startsAt)
      .sort((a, b) => b.effectiveFrom - a.effectiveFrom);
    if (latest !== undefined) return latest;
  }
  return null;
}

/** The minutes of an agreement that nobody has drawn. */
export const leftOf = ({ bookings, now }: Terms, treaty: Treaty, except?: Booked): number =>
  bookings.reduce(
    (left, booked) => left - (booked.treaty === treaty && booked !== except ? drawnBy(booked, now) : 0),
    treaty.included,
  );

const needOf = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }, units: number): number =>
  ((endsAt - startsAt) / MINUTE) * units;

function quoteOf(items: readonly Item[], period: { startsAt: number; endsAt: number }, discount: string): Money | null {
  const time = { from: period.startsAt, to: period.endsAt };
  const lines = items.flatMap(({ place, tariff, units, drawn }): Money[] => {
    if (tariff === null) return [];
    const charged = { tariff, zone: place.zone, ...time, units, included: drawn, discountPercent: discount };
    return [{ minor: costOf(charged), currency: tariff.currency }];
  });
  const [first] = lines;
  return first === undefined ? null : { ...first, minor: lines.reduce((all, { minor }) => all + minor, 0n) };
}

/** The promised terms; null = the items have several currencies, or the named agreement does not cover them. */
export function promiseFor(terms: Terms, wanted: Wanted): Promised | null {
  const { preferred } = wanted;
  const covering = coveringOf(terms, wanted);
  const kept = preferred !== null && covering.includes(preferred) ? preferred : null;
  // A booking that is moved away from its agreement finds another.
  if (kept !== preferred && wanted.instead === undefined) return null;
  const treaty = kept ?? covering[0] ?? null;
  let left = treaty === null ? 0 : leftOf(terms, treaty, wanted.instead);
  const items = wanted.items.map(({ place, units }): Item => {
    const tariff = tariffFor(terms, wanted, place);
    const drawn = tariff === null ? 0 : Math.min(needOf(wanted, units), left);
    left -= drawn;
    return { place, units, tariff, drawn };
  });
  if (new Set(items.flatMap(({ tariff }) => tariff?.currency ?? [])).size > 1) return null;
  const discountPercent = treaty?.discountPercent ?? '0';
  return { treaty, discountPercent, items, quote: quoteOf(items, wanted, discountPercent) };
}

/** The promised terms of a booking that only shrinks: by the terms that it has. */
export function smallerPromise(booked: Booked, wanted: Wanted): Promised {
  const items = wanted.items.map(({ place, units }): Item => {
    const old = booked.items.find((item) => item.place === place);
    const tariff = old?.tariff ?? null;
    return { place, units, tariff, drawn: tariff === null ? 0 : Math.min(needOf(wanted, units), old?.drawn ?? 0) };
  });
  const { treaty, discountPercent } = booked;
  return { treaty, discountPercent, items, quote: quoteOf(items, wanted, discountPercent) };
}

/** The uses of a booking; its items then have the included minutes that they take. */
export function usesOf(terms: Terms, booked: Booked, used: { from: number; to: number }): Use[] {
  const { treaty, items, startsAt, endsAt, discountPercent } = booked;
  const reserved = { from: startsAt, to: endsAt };
  const billed = items.map(({ tariff }) => (tariff === null ? null : billedOf(tariff, reserved, used)));
  const needs = billed.map((time, index) =>
    time === null ? 0 : ((time.to - time.from) / MINUTE) * (items[index]?.units ?? 0),
  );
  let left = treaty === null ? 0 : leftOf(terms, treaty, booked);
  // Booked time keeps the minutes that it drew, as far as it needs them; an overrun takes of the rest.
  items.forEach((item, index) => {
    item.drawn = Math.min(item.drawn, needs[index] ?? 0);
    left -= item.drawn;
  });
  items.forEach((item, index) => {
    const more =
      item.tariff === null ? 0 : Math.min(Math.max(0, (needs[index] ?? 0) - needOf(booked, item.units)), left);
    item.drawn += more;
    left -= more;
  });
  const really = withoutSeconds(used);
  return items.map(({ place, units, tariff, drawn }, index) => {
    const time = billed[index] ?? null;
    const charge =
      tariff === null || time === null
        ? null
        : {
            minor: costOf({ tariff, zone: place.zone, ...time, units, included: drawn, discountPercent }),
            currency: tariff.currency,
          };
    return {
      place: place.id,
      outcome: 'COMPLETED',
      units,
      reservedMinutes: (endsAt - startsAt) / MINUTE,
      usedMinutes: (really.to - really.from) / MINUTE,
      billableMinutes: time === null ? 0 : (time.to - time.from) / MINUTE,
      includedMinutes: drawn,
      charge,
    };
  });
}

/** The fees of a no-show or a late cancellation: one for each resource that has a fee. */
export const feesOf = (booked: Booked, outcome: 'NO_SHOW' | 'LATE_CANCELLATION'): Use[] =>
  booked.items.map(({ place, units, tariff }) => {
    const fee = tariff === null ? null : outcome === 'NO_SHOW' ? tariff.noShowFee : tariff.lateCancellationFee;
    return {
      place: place.id,
      outcome,
      units,
      reservedMinutes: (booked.endsAt - booked.startsAt) / MINUTE,
      usedMinutes: 0,
      billableMinutes: 0,
      includedMinutes: 0,
      charge:
        tariff === null || fee === null
          ? null
          : { minor: rounded(ratio(fee), tariff.currency), currency: tariff.currency },
    };
  });

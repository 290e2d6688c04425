import {
  type Booked,
  type Line,
  type Month,
  statusOf,
  type Place,
  type Promised,
  type Treaty,
  type Use,
} from './account.js';
import type { Tariff } from './by-the-minute.js';
import { feesOf, type Terms, usesOf } from './prices.js';
import { monthOf, nextMonth } from '../worlds/wall-clock.js';

/** All that the recomputation knows: what was agreed, what was booked, and what is owed for it. */
export class Books implements Terms {
  readonly tariffs: Tariff[] = [];
  readonly treaties: Treaty[] = [];
  readonly bookings: Booked[] = [];
  readonly months: Month[] = [];

  constructor(
    readonly provider: string,
    readonly zone: string,
    readonly places: readonly Place[],
    public now: number,
  ) {}

  /** Time goes on, and what nobody came to is missed. */
  goTo(instant: number): void {
    this.now = instant;
    for (const booked of this.bookings) {
      if (booked.status === 'CONFIRMED' && statusOf(booked, instant) === 'NO_SHOW') this.missed(booked);
    }
  }

  missed(booked: Booked): void {
    this.end(booked, 'NO_SHOW', feesOf(booked, 'NO_SHOW'));
  }

  completed(booked: Booked): void {
    const { checkedInAt, checkedOutAt } = booked;
    if (checkedInAt === null || checkedOutAt === null) throw new Error(`${booked.id} has no times`);
    this.end(booked, 'COMPLETED', usesOf(this, booked, { from: checkedInAt, to: checkedOutAt }));
  }

  cancelled(booked: Booked, late: boolean): void {
    this.end(booked, 'CANCELLED', late ? feesOf(booked, 'LATE_CANCELLATION') : []);
  }

  private end(booked: Booked, status: Booked['status'], uses: readonly Use[]): void {
    booked.status = status;
    booked.uses = uses;
    const month = monthOf(booked.startsAt, this.zone);
    for (const { place, charge } of uses) {
      if (charge === null) continue;
      const key = { consumer: booked.consumer, currency: charge.currency, month };
      this.firstOpen(key).lines.push({ of: `${booked.id} ${place}`, minor: charge.minor, disputed: false });
    }
  }

  month({ consumer, currency, month }: Pick<Month, 'consumer' | 'currency' | 'month'>): Month {
    const found = this.months.find(
      (one) => one.consumer === consumer && one.currency === currency && one.month === month,
    );
    if (found !== undefined) return found;
    const made: Month = { consumer, currency, month, status: 'OPEN', lines: [], fingerprint: null };
    this.months.push(made);
    return made;
  }

  /** The month, or the first after it that is not issued. */
  firstOpen(key: Pick<Month, 'consumer' | 'currency' | 'month'>): Month {
    const month = this.month(key);
    return month.status === 'OPEN' ? month : this.firstOpen({ ...key, month: nextMonth(key.month) });
  }

  /** The bookings that stand in the way of issuing a month. */
  exceptions({ consumer, currency, month }: Pick<Month, 'consumer' | 'currency' | 'month'>): Booked[] {
    return this.bookings.filter(
      (booked) =>
        booked.consumer === consumer &&
        monthOf(booked.startsAt, this.zone) === month &&
        booked.endsAt <= this.now &&
        ['CONFIRMED', 'IN_USE'].includes(statusOf(booked, this.now)) &&
        (booked.quote === null || booked.quote.currency === currency),
    );
  }

  correct(month: Month, line: Line, lineId: string, minor: bigint): void {
    line.disputed = false;
    this.firstOpen(month).lines.push({ of: `correction of ${lineId}`, minor, disputed: false });
  }

  owed(consumer: string, currency: string): bigint {
    const open = this.months.filter(
      (month) => month.consumer === consumer && month.currency === currency && month.status !== 'SETTLED',
    );
    return open.flatMap(({ lines }) => lines).reduce((all, { minor }) => all + minor, 0n);
  }

  /** Confirmed now, or moved to another time: when nobody will have come to it. */
  static confirmed(booked: Pick<Booked, 'startsAt' | 'items'>, createdAt: number, confirmedAt: number) {
    const after = booked.items.flatMap(({ place }) => place.noShowAfter ?? []);
    const never = after.length === 0 || createdAt > booked.startsAt;
    const noShowAt = never ? null : Math.max(booked.startsAt, confirmedAt) + Math.min(...after) * 60_000;
    return { status: 'CONFIRMED' as const, expiresAt: null, confirmedAt, noShowAt };
  }

  /** A promise that was accepted. */
  book(id: string, promised: Promised, of: Pick<Booked, 'consumer' | 'startsAt' | 'endsAt' | 'status'>): Booked {
    const base = { ...promised, ...of, id, createdAt: this.now, checkedInAt: null, checkedOutAt: null, uses: [] };
    const times =
      of.status === 'CONFIRMED'
        ? Books.confirmed(base, this.now, this.now)
        : { expiresAt: of.status === 'HELD' ? this.now + 600_000 : of.startsAt, confirmedAt: null, noShowAt: null };
    const booked: Booked = { ...base, ...times };
    this.bookings.push(booked);
    return booked;
  }
}

import type { Tariff } from './by-the-minute.js';

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly units: number;
  /** Minutes; null: never late. */
  readonly notice: number | null;
  /** Minutes; null: never missed by itself. */
  readonly noShowAfter: number | null;
}

export interface Treaty {
  readonly id: string;
  readonly consumer: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly included: number;
  readonly discountPercent: string;
  /** The resources; null = all. */
  readonly places: readonly string[] | null;
  endedAt: number | null;
}

export interface Item {
  readonly place: Place;
  readonly units: number;
  readonly tariff: Tariff | null;
  /** Unit-minutes. */
  drawn: number;
}

export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

export interface Use {
  readonly place: string;
  readonly outcome: 'COMPLETED' | 'NO_SHOW' | 'LATE_CANCELLATION';
  readonly units: number;
  readonly reservedMinutes: number;
  readonly usedMinutes: number;
  readonly billableMinutes: number;
  readonly includedMinutes: number;
  readonly charge: Money | null;
}

export type Status =
  'HELD' | 'PENDING_APPROVAL' | 'CONFIRMED' | 'IN_USE' | 'COMPLETED' | 'DECLINED' | 'CANCELLED' | 'EXPIRED' | 'NO_SHOW';

/** The promised terms of a booking. */
export interface Promised {
  readonly treaty: Treaty | null;
  readonly discountPercent: string;
  readonly items: readonly Item[];
  readonly quote: Money | null;
}

export interface Booked extends Promised {
  readonly id: string;
  readonly consumer: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly createdAt: number;
  status: Status;
  expiresAt: number | null;
  noShowAt: number | null;
  confirmedAt: number | null;
  checkedInAt: number | null;
  checkedOutAt: number | null;
  uses: readonly Use[];
}

export interface Line {
  /** The booking and the resource, or the id of the line that it corrects with a number. */
  readonly of: string;
  readonly minor: bigint;
  disputed: boolean;
}

export interface Month {
  readonly consumer: string;
  readonly currency: string;
  readonly month: string;
  status: 'OPEN' | 'ISSUED' | 'ACCEPTED' | 'SETTLED';
  readonly lines: Line[];
  /** As it was when it was issued. */
  fingerprint: string | null;
}

/** Where a booking stands when nothing more is done to it. */
export function statusOf(booked: Booked, now: number): Status {
  const { status, expiresAt, noShowAt } = booked;
  if ((status === 'HELD' || status === 'PENDING_APPROVAL') && expiresAt !== null && expiresAt <= now) return 'EXPIRED';
  return status === 'CONFIRMED' && noShowAt !== null && noShowAt <= now ? 'NO_SHOW' : status;
}

const DRAWING: readonly Status[] = ['HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE', 'COMPLETED'];

/** The unit-minutes that a booking has drawn and not given back. */
export const drawnBy = (booked: Booked, now: number): number =>
  DRAWING.includes(statusOf(booked, now)) ? booked.items.reduce((all, { drawn }) => all + drawn, 0) : 0;

import { Injectable } from '@nestjs/common';
import { formatInstant } from '../platform/core/calendar.js';
import { Environment } from '../platform/config/environment.js';
import { refusal } from '../platform/core/refusal.js';
import { DAY_MS, type Instant, MINUTE_MS } from '../platform/core/time-range.js';
import type { Queryable, Tx } from '../platform/db/database.js';
import {
  type QuotaKind,
  quotaFor,
  quotaWindow,
  type RowQuota,
  tooMany,
  type TooMany,
  type WindowQuota,
} from './core/quotas.js';
import { windowReasons } from './core/quota-sentences.js';
import { lockQuota, takeOfQuota } from './quota-counters.repository.js';

const HOUR_MS = 60 * MINUTE_MS;

/** Lengths of the windows of the quotas that bound acts, in milliseconds. */
const windows: Readonly<Record<WindowQuota, number>> = {
  accountsOfNetwork: HOUR_MS,
  organizationsOfNetwork: HOUR_MS,
  invitationsOfDay: DAY_MS,
  uploadsOfAccount: HOUR_MS,
};

/** The quotas of rules A7. `QUOTAS=false` lifts all of them. */
@Injectable()
export class Quotas {
  constructor(private readonly env: Environment) {}

  /** How many rows the quota allows; null = no limit. Only a VERIFIED organization gets the larger number. */
  limitOf(kind: QuotaKind, status: 'PENDING' | 'VERIFIED' | 'SUSPENDED'): number | null {
    return this.env.quotas === null ? null : quotaFor(this.env.quotas[kind], status);
  }

  /**
   * Refuses `wanted` more rows beyond the limit. `count` counts the rows that exist; transactions of one subject stand
   * in line before it, so that two at once cannot both be the last that fits.
   */
  async refusal(
    queryable: Queryable,
    quota: {
      readonly kind: RowQuota;
      readonly subject: string;
      readonly status: 'PENDING' | 'VERIFIED' | 'SUSPENDED';
      readonly wanted?: number;
    },
    count: () => Promise<number>,
  ): Promise<TooMany | null> {
    const most = this.limitOf(quota.kind, quota.status);
    if (most === null) return null;
    await lockQuota(queryable, quota.kind, quota.subject);
    return tooMany(quota.kind, quota.status, { most, present: await count(), wanted: quota.wanted ?? 1 });
  }

  /** Lets transactions that count the rows of one subject stand in line until they end. */
  async standInLine(tx: Tx, kind: QuotaKind, subject: string): Promise<void> {
    await lockQuota(tx, kind, subject);
  }

  /**
   * Counts one act of a subject in the current window and refuses the act beyond the limit. The count is part of the
   * transaction, so an act that is rolled back does not count.
   */
  async take(
    queryable: Queryable,
    kind: WindowQuota,
    subject: string,
    now: Instant,
    status: 'PENDING' | 'VERIFIED' | 'SUSPENDED' = 'PENDING',
  ): Promise<TooMany | null> {
    const most = this.limitOf(kind, status);
    if (most === null) return null;
    const lengthMs = windows[kind];
    const windowStart = quotaWindow(now, lengthMs);
    if (await takeOfQuota(queryable, { kind, subject, windowStart, most })) return null;
    const until = formatInstant(windowStart + lengthMs);
    return refusal(windowReasons[kind], null, { most, until });
  }
}

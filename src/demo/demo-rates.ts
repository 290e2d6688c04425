import { Injectable } from '@nestjs/common';
import { PublishRate, type PublishRateCommand } from '../accounting/index.js';
import type { ResourceKey } from '../platform/core/keys.js';
import { type Decimal, parseDecimal } from '../platform/core/decimal.js';
import { parseCurrency } from '../platform/core/money.js';
import { midnightOf } from '../platform/core/local-time.js';
import { localAt, resolveLocal } from '../platform/core/zone.js';
import { DAY_MS, type Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { DemoPeople } from './demo-people.js';
import { done, named } from './done.js';
import { hasRate } from './present.queries.js';

/** The price of a resource in numbers as people write them; an absent one is not set. */
interface DemoRate {
  readonly code: string;
  readonly by: string;
  readonly audience: PublishRateCommand['audience'];
  readonly hourly: string;
  readonly currency: string;
  readonly steps?: PublishRateCommand['steps'];
  readonly bands?: PublishRateCommand['bands'];
  readonly minimum?: string;
  readonly basis?: PublishRateCommand['basis'];
  readonly lateCancellation?: string;
  readonly noShow?: string;
}

function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new Error(`${text} is no decimal number`);
  return parsed;
}

const amountOrNull = (text: string | undefined): Decimal | null => (text === undefined ? null : decimal(text));

/** Machines by the hour, a lab that gets cheaper by the day, evenings at a discount, and rooms that are free. */
const demoRates: readonly DemoRate[] = [
  {
    code: 'DMU-50',
    by: 'wu.min@hualong.example',
    audience: 'EVERYONE',
    hourly: '320',
    currency: 'CNY',
    minimum: '320',
    basis: 'RESERVED_PLUS_OVERRUN',
    lateCancellation: '160',
    noShow: '320',
  },
  {
    code: 'CK6140',
    by: 'wu.min@hualong.example',
    audience: 'EVERYONE',
    hourly: '36',
    currency: 'CNY',
    bands: [{ weekdays: [1, 2, 3, 4, 5], startsAt: 18 * 60, endsAt: 24 * 60, discountPercent: decimal('25') }],
  },
  { code: 'CK6140', by: 'wu.min@hualong.example', audience: 'PARTNERS', hourly: '30', currency: 'CNY' },
  {
    code: 'HL-CNC',
    by: 'wu.min@hualong.example',
    audience: 'EVERYONE',
    hourly: '600',
    currency: 'CNY',
    steps: [{ fromHours: decimal('4'), hourly: decimal('480') }],
    lateCancellation: '600',
  },
  { code: 'KR-10', by: 'he.tao@yangtze.example', audience: 'EVERYONE', hourly: '80', currency: 'CNY', basis: 'USED' },
  { code: 'PLC-201', by: 'chen.jing@szpt.example', audience: 'EVERYONE', hourly: '0', currency: 'CNY' },
  { code: 'CRANE', by: 'jana.novakova@bohemia.example', audience: 'EVERYONE', hourly: '890', currency: 'CZK' },
];

const ZONE = 'Asia/Shanghai';

@Injectable()
export class DemoRates {
  constructor(
    private readonly database: Database,
    private readonly people: DemoPeople,
    private readonly publishing: PublishRate,
  ) {}

  /** From a midnight two months before the start on, so that past use has its price. */
  async publish(resources: ReadonlyMap<string, ResourceKey>, startedAt: Instant): Promise<void> {
    const past = midnightOf(localAt(startedAt - 60 * DAY_MS, ZONE));
    const effectiveFrom = resolveLocal(past, ZONE).instant;
    for (const { code, by, hourly, currency, minimum, lateCancellation, noShow, ...rate } of demoRates) {
      const resourceId = named(resources, code);
      if (await hasRate(this.database, resourceId, rate.audience)) continue;
      const known = parseCurrency(currency);
      if (known === null) throw new Error(`${currency} is no currency`);
      const command: PublishRateCommand = {
        steps: [],
        bands: [],
        basis: 'RESERVED',
        ...rate,
        resourceId,
        hourly: decimal(hourly),
        currency: known,
        minimumCharge: amountOrNull(minimum),
        lateCancellationFee: amountOrNull(lateCancellation),
        noShowFee: amountOrNull(noShow),
        effectiveFrom,
      };
      done(await this.publishing.execute(await this.people.viewer(by), command));
    }
  }
}

import { Injectable } from '@nestjs/common';
import { reportableResources } from '../facts/resources.queries.js';
import { REACHES_FAR } from '../facts/time.queries.js';
import type { OrganizationKey } from '../../platform/core/keys.js';
import { monthOf } from '../../platform/core/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { hull } from '../../platform/core/time-range.js';
import { statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { noFigures } from '../facts/core/figures.js';
import { type MonthSnapshot, keptMonthOf } from '../facts/core/month-snapshot.js';
import { Cuts } from '../facts/core/open-time.js';
import { ProviderTally, Aggregator } from '../facts/core/aggregator.js';
import { type GatheredProvider, GatherFacts, partsOf } from '../facts/gather-facts.js';
import type { MonthKey } from './kept-months.queries.js';

const lock = statement('kept-month.lock')`select may_keep_utilization($1) as alone`;

// A booking that is not decided yet was neither used nor missed.
const findUndecided = statement('kept-month.undecided')`with undecided as (
     select b.* from booking b
      where b.organization_id = $1 and b.starts_at >= $2::timestamptz - interval '48 hours' and b.starts_at < $3
        and b.ends_at > $2
     union all
     select b.* from booking b
      where b.organization_id = $1 and ${REACHES_FAR})
   select exists (
     select from undecided b
      where booking_status_at(b.recorded_status, b.expires_at, b.no_show_at, $4)
            <> booking_status_at(b.recorded_status, b.expires_at, b.no_show_at, 'infinity')) as found`;

/** Computes the totals of a provider's month while no transaction changes its facts. */
@Injectable()
export class WorkOutMonth {
  constructor(
    private readonly facts: GatherFacts,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether nobody is changing facts of the provider. Then nobody does until the transaction is over, and what is read
   * in it is what was committed before; else it must not go on.
   */
  async alone(tx: Tx, organizationKey: OrganizationKey): Promise<boolean> {
    const [row] = await tx.run<{ readonly alone: boolean }>(lock, [organizationKey]);
    return row?.alone === true;
  }

  /** The month; null = a part of it will still change by itself. */
  async execute(tx: Tx, { organizationKey, month }: MonthKey): Promise<MonthSnapshot | null> {
    const days = { from: month, to: monthOf(month, 1) };
    const criteria = {
      organizationKeys: [organizationKey],
      siteId: null,
      kind: null,
      resourceIds: null,
      groupBy: 'RESOURCE',
    } as const;
    const resources = await reportableResources(tx, criteria);
    const cuts = new Cuts('RESOURCE', days);
    const window = hull(resources.map(({ timeZone }) => cuts.in(timeZone).window));
    const values = [organizationKey, sqlInstant(window.startsAt), sqlInstant(window.endsAt)];
    const [undecided] = await tx.run<{ readonly found: boolean }>(findUndecided, [
      ...values,
      sqlInstant(this.clock.now()),
    ]);
    if (undecided?.found !== false) return null;
    const tally = new Aggregator(resources.length);
    let worked = keptMonthOf([], { bookingKeys: new Map(), lateKeys: new Map() });
    const parts = partsOf(days, resources, true);
    const add = ({ resources: gathered, time }: GatheredProvider): void => {
      new ProviderTally(tally).addFacts(
        gathered.map((each, row) => ({ ...each, rows: [row] })),
        0,
        null,
      );
      worked = keptMonthOf(
        gathered.map(({ resource, openTime, ...each }, row) => ({
          ...{ ...each, resourceKey: resource.resourceKey, cut: openTime.cut },
          figures: tally.rows[row] ?? noFigures(),
        })),
        time,
      );
    };
    await this.facts.visit('RESOURCE', parts, add, tx);
    return worked;
  }
}

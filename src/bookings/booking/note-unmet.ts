import { type DemandLog, unitMinutesOf } from '../../demand/index.js';
import { type UnmetDemand, unmetItems } from '../core/unmet-demand.js';
import type { IdempotencyKey } from './idempotency.js';

/** Counts what was refused, after the transaction that refused it; the same input with the same key once in a while. */
export function noteUnmet(demand: DemandLog, unmet: UnmetDemand | null, key: IdempotencyKey | null): void {
  if (unmet === null || unmet.times.length === 0) return;
  const { consumerId } = unmet;
  const refused = () =>
    unmetItems(unmet).map(({ reason, period, resource, units, worth }) => ({
      reason,
      startsAt: period.startsAt,
      timeZone: resource.timeZone,
      resourceId: resource.id,
      skills: [],
      withinKilometres: null,
      consumerId,
      unitMinutes: unitMinutesOf(units, period),
      worth,
    }));
  const repetition = key === null ? null : [key.mutation, consumerId, key.inputHash, key.key].join(' ');
  demand.note(refused, repetition);
}

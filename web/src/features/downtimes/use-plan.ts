import { useState } from 'react';
import { type ActionResult, refusedBy, useAction, type UserError } from '../../api/use-action';
import { range } from '../../i18n/formats';
import { t } from '../../i18n/t';
import type { Span } from '../../time/zoned';
import { CANCEL } from '../../ui/booking/actions.graphql';
import { SCHEDULE_DOWNTIME, UPDATE_DOWNTIME } from './downtimes.graphql';
import type { Plan } from './plan.model';

/** A step of a plan after it was tried. */
export interface Outcome {
  readonly done: boolean;
  readonly text: string;
}

export interface WantedDowntime {
  readonly resourceId: string;
  readonly zone: string;
  readonly reason: string;
  /** The downtime that is changed; null = a new one. */
  readonly downtimeId: string | null;
  /** Keeps a repeated click from blocking the time twice. */
  readonly key: string;
}

export interface PlanEnd {
  readonly done: boolean;
  /** New bookings came in the way meanwhile. */
  readonly clashed: boolean;
  readonly refused: readonly UserError[];
  /** The parts that are blocked now, also when a later one failed. */
  readonly blocked: readonly Span[];
}

/** Carries a plan out, step by step: the cancellations, then each part of the downtime. It stops where a step fails. */
export function usePlan() {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [busy, setBusy] = useState(false);
  const [cancel] = useAction(CANCEL);
  const [schedule] = useAction(SCHEDULE_DOWNTIME);
  const [update] = useAction(UPDATE_DOWNTIME);

  const block = (wanted: WantedDowntime, part: Span, isFirst: boolean): Promise<ActionResult<object>> => {
    const { reason, resourceId, downtimeId, key } = wanted;
    if (isFirst && downtimeId !== null) return update({ input: { downtimeId, reason, ...part } });
    return schedule({
      input: { resourceId, reason, ...part, idempotencyKey: `${key} ${part.startsAt} ${part.endsAt}` },
    });
  };

  const carryOut = async (
    wanted: WantedDowntime,
    plan: Plan,
    titles: ReadonlyMap<string, string>,
  ): Promise<PlanEnd> => {
    setBusy(true);
    const told: Outcome[] = [];
    const tell = (errors: readonly UserError[], done: string, tried: string): boolean => {
      const why = errors.map(({ message }) => message).join(' ');
      told.push(
        errors.length === 0 ? { done: true, text: done } : { done: false, text: t.downtimes.failed(tried, why) },
      );
      setOutcomes([...told]);
      return errors.length === 0;
    };
    const blocked: Span[] = [];
    const end = (rest: Partial<PlanEnd>): PlanEnd => {
      setBusy(false);
      return { done: false, clashed: false, refused: [], blocked, ...rest };
    };
    for (const { bookingId, reason } of plan.cancel) {
      const title = titles.get(bookingId) ?? bookingId;
      const errors = refusedBy(await cancel({ input: { bookingId, reason } }));
      if (!tell(errors, t.downtimes.didCancel(title), t.downtimes.tryCancel(title))) return end({ clashed: true });
    }
    for (const [place, part] of plan.parts.entries()) {
      const period = range(part.startsAt, part.endsAt, wanted.zone);
      const errors = refusedBy(await block(wanted, part, place === 0));
      if (!tell(errors, t.downtimes.didBlock(period), t.downtimes.tryBlock(period))) {
        return end({ clashed: errors.some(({ codeName }) => codeName === 'CONFLICT'), refused: errors });
      }
      blocked.push(part);
    }
    return end({ done: true });
  };
  return { outcomes, busy, carryOut };
}

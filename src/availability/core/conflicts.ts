import type { HolderKey } from '../../platform/core/keys.js';
import { hull, intersect, type Instant, type TimeRange } from '../../platform/core/time-range.js';

export type AllocationKind = 'BOOKING' | 'HOLD' | 'DOWNTIME';

/** A holder of units of a resource, or of something inside it, for a while, turnaround included. */
export interface TimeHolder {
  readonly holderId: HolderKey['id'];
  readonly kind: AllocationKind;
  readonly units: number;
  readonly blocked: TimeRange;
  /** Found on something inside the resource: whoever asks for all of it finds nothing free then. */
  readonly inside: boolean;
  /** Leaves nothing of the resource to others, also of units that were added since. */
  readonly closes: boolean;
}

/** A claim on a resource, the turnaround included. */
export interface Claim {
  readonly kind: AllocationKind;
  readonly units: number;
  readonly blocked: TimeRange;
}

export interface Conflict {
  readonly occupant: TimeHolder;
  /** Where claim and occupant meet. */
  readonly meets: TimeRange;
  /** Units left for the claim at its tightest instant. */
  readonly unitsFree: number;
}

/**
 * The occupants that are there at an instant at which fewer than the asked units are free, each once. What counts is
 * the peak at each instant, never a sum of overlaps. A downtime takes all units and overlaps other downtimes freely.
 * PostgreSQL decides the same again when the claim is written (migrations/…-availability.ts).
 */
export function findConflicts(units: number, claim: Claim, occupants: readonly TimeHolder[]): Conflict[] {
  const asked = claim.kind === 'DOWNTIME' ? units : claim.units;
  const rivals = occupants.filter((o) => !(claim.kind === 'DOWNTIME' && o.kind === 'DOWNTIME'));
  const met = rivals.flatMap((occupant) => {
    const meets = intersect(occupant.blocked, claim.blocked);
    return meets === null ? [] : [{ occupant, meets }];
  });
  const steps = freeSteps(units, met);
  const conflicts = met.flatMap(({ occupant, meets }) => {
    const during = steps.filter((step) => step.at >= meets.startsAt && step.at < meets.endsAt);
    const unitsFree = Math.max(0, Math.min(...during.map((step) => step.free)));
    return unitsFree < asked ? [{ occupant, meets, unitsFree }] : [];
  });
  return oncePerHolder(conflicts);
}

/** A holder may be met on the resource and on several inside it. */
function oncePerHolder(conflicts: readonly Conflict[]): Conflict[] {
  const byHolder = new Map<HolderKey['id'], Conflict>();
  for (const conflict of conflicts) {
    const known = byHolder.get(conflict.occupant.holderId);
    const merged = known === undefined ? conflict : { ...known, meets: hull([known.meets, conflict.meets]) };
    const unitsFree = Math.min(merged.unitsFree, conflict.unitsFree);
    byHolder.set(conflict.occupant.holderId, { ...merged, unitsFree });
  }
  return [...byHolder.values()];
}

/** How many of all `units` are not there for another as long as the occupant is. */
export const unitsTakenBy = (occupant: TimeHolder, units: number): number =>
  occupant.kind === 'DOWNTIME' || occupant.inside || occupant.closes ? units : occupant.units;

interface Step {
  readonly at: Instant;
  readonly free: number;
}

/** How many units are free from each instant on at which that changes. */
function freeSteps(units: number, met: readonly { occupant: TimeHolder; meets: TimeRange }[]): Step[] {
  const edges = met
    .flatMap(({ occupant, meets }) => {
      const taken = unitsTakenBy(occupant, units);
      return [
        { at: meets.startsAt, taken },
        { at: meets.endsAt, taken: -taken },
      ];
    })
    .sort((a, b) => a.at - b.at);
  const steps: Step[] = [];
  let free = units;
  for (const [index, edge] of edges.entries()) {
    free -= edge.taken;
    if (edges[index + 1]?.at !== edge.at) steps.push({ at: edge.at, free });
  }
  return steps;
}

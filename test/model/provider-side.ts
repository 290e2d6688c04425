import type { CancelDowntime, CreateChild, ScheduleDowntime, UpdateResource } from './operations.js';
import { done, type Expected, refused } from './outcome.js';
import { belongsTo, manages } from './people.js';
import { conflictsOf, futurePeak } from './taken.js';
import { toldConflicts } from './tell.js';
import { seesResource } from './visibility.js';
import { found, type Kind, type Policy, resourceOf, type World } from './world.js';

/** The refusal that comes before all others; null = `who` manages the resource. */
function notTheirs(world: World, who: ScheduleDowntime['who'], name: string): Expected | null {
  const resource = resourceOf(world, name);
  if (!seesResource(world, who, resource)) return refused('NOT_FOUND');
  return manages(who, resource.provider) ? null : refused('NOT_PERMITTED');
}

export function scheduleDowntime(world: World, operation: ScheduleDowntime, name: string): Expected {
  const { who, resource, span } = operation;
  const refusal = notTheirs(world, who, resource);
  if (refusal !== null) return refusal;
  const { units } = resourceOf(world, resource);
  const conflicts = conflictsOf(world, { resource, units, whole: true, span, downtime: true });
  if (conflicts.length > 0) {
    return { codes: ['CONFLICT'], conflicts: toldConflicts(conflicts, who), booking: null };
  }
  world.downtimes.set(name, { name, resource, span });
  return done;
}

export function cancelDowntime(world: World, { who, downtime }: CancelDowntime): Expected {
  const { provider } = resourceOf(world, found(world.downtimes, downtime).resource);
  // A downtime is visible to members of the owner.
  if (!belongsTo(who, provider)) return refused('NOT_FOUND');
  if (!manages(who, provider)) return refused('NOT_PERMITTED');
  world.downtimes.delete(downtime);
  return done;
}

export function updateResource(world: World, { who, resource: name, change }: UpdateResource): Expected {
  const refusal = notTheirs(world, who, name);
  if (refusal !== null) return refusal;
  const resource = resourceOf(world, name);
  if ('status' in change) resource.status = change.status;
  else if ('policy' in change) resource.policy = { ...resource.policy, ...change.policy };
  else {
    if (change.units < resource.units && change.units < futurePeak(world, name)) return refused('IN_USE');
    if (change.units !== resource.units) resource.resizedAt = world.now;
    resource.units = change.units;
  }
  return done;
}

export const NO_RULES: Policy = {
  minimumMinutes: null,
  maximumMinutes: null,
  startStepMinutes: null,
  minimumNoticeMinutes: null,
  maximumAdvanceDays: null,
  turnaroundMinutes: 0,
  approval: 'AUTOMATIC',
  cancellationNoticeMinutes: null,
  checkInOpensMinutes: 15,
  noShowAfterMinutes: null,
};

const ranks: Record<Kind, number> = { TRAINING_BASE: 2, LAB: 1, EQUIPMENT: 0 };

export function createChild(world: World, operation: CreateChild, name: string): Expected {
  const refusal = notTheirs(world, operation.who, operation.parent);
  if (refusal !== null) return refusal;
  const parent = resourceOf(world, operation.parent);
  if (ranks[operation.kind] >= ranks[parent.kind]) return refused('INVALID');
  world.resources.set(name, {
    name,
    provider: parent.provider,
    parent: parent.name,
    kind: operation.kind,
    units: operation.units,
    seats: null,
    audience: 'EVERYONE',
    opening: [],
    policy: NO_RULES,
    status: 'LISTED',
    createdAt: world.now,
    resizedAt: null,
  });
  return done;
}

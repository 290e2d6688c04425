import type { Weekday } from '../worlds/wall-clock.js';
import type { Minute, Span } from './minutes.js';
import type { RequestBooking } from './operations.js';
import type { Organization, Person } from './people.js';

export type Kind = 'TRAINING_BASE' | 'LAB' | 'EQUIPMENT';
export type Audience = 'OWN_ORGANIZATION' | 'PARTNERS' | 'EVERYONE';
export type Approval = 'AUTOMATIC' | 'OWNER_APPROVES' | 'AUTOMATIC_FOR_PARTNERS';

export interface Policy {
  readonly minimumMinutes: number | null;
  readonly maximumMinutes: number | null;
  readonly startStepMinutes: number | null;
  readonly minimumNoticeMinutes: number | null;
  readonly maximumAdvanceDays: number | null;
  readonly turnaroundMinutes: number;
  readonly approval: Approval;
  readonly cancellationNoticeMinutes: number | null;
  readonly checkInOpensMinutes: number;
  readonly noShowAfterMinutes: number | null;
}

/** Minutes of the day; 1440 is 24:00. */
export interface Opening {
  readonly weekday: Weekday;
  readonly opens: number;
  readonly closes: number;
}

export interface Resource {
  readonly name: string;
  readonly provider: Organization;
  readonly parent: string | null;
  readonly kind: Kind;
  readonly seats: number | null;
  readonly audience: Audience;
  /** Empty: always open. */
  readonly opening: readonly Opening[];
  readonly createdAt: Minute;
  policy: Policy;
  status: 'LISTED' | 'WITHDRAWN';
  units: number;
  /** When the number of units last changed. */
  resizedAt: Minute | null;
}

/**
 * Whether it came later, or its units changed. What was over by then need not know, so the past of such a resource
 * is open.
 */
export const isGrown = (resource: Resource): boolean => resource.resizedAt !== null || resource.createdAt > -Infinity;

/** The part of a booking on one resource, with the terms that were fixed when it was booked. */
export interface Item {
  readonly resource: string;
  readonly units: number;
  /** Takes everything inside as well, and what is added to a resource with something inside is nobody's. */
  readonly whole: boolean;
  readonly turnaround: number;
}

export interface Terms {
  readonly cancellationNotice: number | null;
  readonly checkInOpens: number;
  readonly noShowAfter: number | null;
}

/** The last thing that was done to a booking; `statuses.ts` has the effect of time. */
export type Stage =
  'HELD' | 'PENDING_APPROVAL' | 'CONFIRMED' | 'IN_USE' | 'COMPLETED' | 'DECLINED' | 'CANCELLED' | 'NO_SHOW';
export type Status = Stage | 'EXPIRED';

export interface Booking {
  readonly name: string;
  readonly organization: Organization;
  readonly provider: Organization;
  readonly bookedBy: Person;
  readonly attendees: number | null;
  readonly madeAt: Minute;
  readonly madeBy: RequestBooking;
  items: readonly Item[];
  span: Span;
  terms: Terms;
  stage: Stage;
  needsApproval: boolean;
  /** Past use that the provider wrote down. */
  readonly recorded: boolean;
  heldUntil: Minute | null;
  confirmedAt: Minute | null;
  checkedInAt: Minute | null;
  checkedOutAt: Minute | null;
  markedMissedAt: Minute | null;
}

export interface Downtime {
  readonly name: string;
  readonly resource: string;
  readonly span: Span;
}

export interface Agreement {
  readonly name: string;
  readonly provider: Organization;
  readonly consumer: Organization;
  readonly proposedBy: Organization;
  /** Days of the model; `toDay` is exclusive. */
  readonly fromDay: number;
  readonly toDay: number;
  stage: 'PROPOSED' | 'ACCEPTED' | 'ENDED' | 'DECLINED';
}

export interface World {
  now: Minute;
  readonly resources: Map<string, Resource>;
  readonly bookings: Map<string, Booking>;
  readonly downtimes: Map<string, Downtime>;
  readonly agreements: Map<string, Agreement>;
}

export function found<T>(things: ReadonlyMap<string, T>, name: string): T {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`The model has no ${name}`);
  return thing;
}

export const resourceOf = (world: World, name: string): Resource => found(world.resources, name);

/** Everything that stands below a resource, at any depth. */
export function inside(world: World, name: string): Resource[] {
  const children = [...world.resources.values()].filter((resource) => resource.parent === name);
  return children.flatMap((child) => [child, ...inside(world, child.name)]);
}

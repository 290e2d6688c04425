import type { ApprovalMode, AvailabilityOrder } from '../worlds/schema.js';
import type { Weekday } from '../worlds/wall-clock.js';

/** Minutes since the world's origin, a midnight in UTC; the clock may stand at a half. */
export type Minute = number;

export interface Span {
  readonly from: Minute;
  readonly to: Minute;
}

export const DAY = 24 * 60;

/** All that happens, and all that is asked for, lies in these days. */
export const DAYS = 14;

export interface Site {
  readonly id: string;
  readonly provider: number;
  readonly zone: string;
  /** Special days of the provider, by local days since 1970: null = closed, else open as on that weekday. */
  readonly specialDays: ReadonlyMap<number, number | null>;
  /** The position; null = unknown. */
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
}

/** Minutes of the local day; 1440 is 24:00. ISO weekdays, 1 is Monday. */
export interface Opening {
  readonly weekday: number;
  readonly opens: number;
  readonly closes: number;
}

export interface Policy {
  readonly minimumMinutes: number | null;
  readonly maximumMinutes: number | null;
  readonly startStepMinutes: number | null;
  readonly minimumNoticeMinutes: number | null;
  readonly maximumAdvanceDays: number | null;
  readonly turnaroundMinutes: number;
  readonly noShowAfterMinutes: number | null;
  readonly approval: ApprovalMode;
}

export type Audience = 'OWN_ORGANIZATION' | 'PARTNERS' | 'EVERYONE';
export type Kind = 'EQUIPMENT' | 'LAB' | 'TRAINING_BASE';

export interface Resource {
  readonly id: string;
  readonly site: Site;
  readonly parent: Resource | null;
  readonly kind: Kind;
  readonly listed: boolean;
  readonly units: number;
  readonly seats: number | null;
  readonly skills: readonly string[];
  readonly word: string;
  readonly audience: Audience;
  /** Empty: always open. */
  readonly opening: readonly Opening[];
  readonly policy: Policy;
  /** CNY an hour and unit for others than the owner, a multiple of 6; null = free. */
  readonly hourly: number | null;
}

/** A booking or a downtime that was accepted, with what was done to it since. */
export interface Holding {
  readonly id: string;
  readonly resource: Resource;
  readonly units: number;
  readonly whole: boolean;
  readonly downtime: boolean;
  readonly span: Span;
  readonly madeAt: Minute;
  stage: 'HELD' | 'PENDING' | 'CONFIRMED' | 'IN_USE' | 'COMPLETED' | 'GONE';
  checkedOutAt: Minute | null;
}

export interface World {
  /** In milliseconds since 1970. */
  readonly origin: number;
  now: Minute;
  /** Ids of the organizations that own resources, and of the school that only books. */
  readonly providers: readonly string[];
  readonly school: string;
  /** The providers with which the school has an agreement in force. */
  readonly partners: ReadonlySet<number>;
  readonly resources: readonly Resource[];
  readonly holdings: Holding[];
}

export interface Search {
  readonly from: Minute;
  readonly to: Minute;
  readonly durationMinutes: number | null;
  readonly kind: Kind | null;
  readonly text: string | null;
  readonly skills: readonly string[];
  readonly units: number;
  readonly seats: number | null;
  readonly near: { readonly latitude: number; readonly longitude: number; readonly withinKilometres: number } | null;
  /** The school, a provider by its number, or nobody in particular. */
  readonly asker: 'school' | number | null;
  readonly startStepMinutes: number | null;
  /** null = any day. */
  readonly weekdays: readonly Weekday[] | null;
  /** Times of day, such as 08:00. */
  readonly startsFrom: string | null;
  readonly endsBy: string | null;
  readonly instantOnly: boolean;
  readonly orderBy: AvailabilityOrder | null;
}

/** The person who asks: a coordinator of the school, or the manager of the first provider. */
export type Who = 'coordinator' | 'manager';

export interface Offer {
  readonly resource: string;
  readonly from: Minute;
  readonly to: Minute;
  readonly distance: number | null;
  /** In CNY; null = free, or for no organization. */
  readonly quote: number | null;
  /** The next slots, this one first; at most 3. */
  readonly slots: readonly (Span & { readonly quote: number | null })[];
}

export function isInside(resource: Resource, container: Resource): boolean {
  for (let each = resource.parent; each !== null; each = each.parent) if (each === container) return true;
  return false;
}

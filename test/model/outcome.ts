import type { Minute, Span } from './minutes.js';
import type { Status } from './world.js';

/** A conflict as somebody is told it: by the names of the model. */
export interface ToldConflict {
  readonly resource: string;
  readonly span: Span;
  readonly reason: 'BOOKED' | 'HELD' | 'DOWNTIME';
  readonly unitsFree: number;
  /** The booking; null = the asker may not see it, or it is a downtime. */
  readonly booking: string | null;
}

/** A booking as its payload shows it. */
export interface ToldBooking {
  readonly status: Status;
  readonly span: Span;
  /** The expiry of a hold; null = no hold. */
  readonly expiresAt: Minute | null;
  readonly checkedInAt: Minute | null;
  readonly checkedOutAt: Minute | null;
}

/** The answer of a mutation. */
export interface Outcome {
  readonly codes: readonly string[];
  readonly conflicts: readonly ToldConflict[];
  /** The booking; null = refused, or not about a booking. */
  readonly booking: ToldBooking | null;
}

/**
 * The answer that the model expects; `alsoAllowed` are codes that rules.md neither asks for nor forbids beside the
 * others.
 */
export interface Expected extends Outcome {
  readonly alsoAllowed?: readonly string[];
}

export const refused = (...codes: string[]): Expected => ({ codes, conflicts: [], booking: null });

export const done: Expected = { codes: [], conflicts: [], booking: null };

import type { Minute, Span } from './minutes.js';
import type { Status } from './world.js';

/** A conflict as somebody is told it: by the names of the model. */
export interface ToldConflict {
  readonly resource: string;
  readonly span: Span;
  readonly reason: 'BOOKED' | 'HELD' | 'DOWNTIME';
  readonly unitsFree: number;
  /** Null when the asker may not see it, and of downtimes. */
  readonly booking: string | null;
}

/** A booking as its payload shows it. */
export interface ToldBooking {
  readonly status: Status;
  readonly span: Span;
  /** Of a hold. */
  readonly expiresAt: Minute | null;
  readonly checkedInAt: Minute | null;
  readonly checkedOutAt: Minute | null;
}

/** What a mutation answers. */
export interface Outcome {
  readonly codes: readonly string[];
  readonly conflicts: readonly ToldConflict[];
  /** Null when refused, and for what is not a booking. */
  readonly booking: ToldBooking | null;
}

/** What the model expects; `alsoAllowed` are codes that rules.md neither asks for nor forbids beside the others. */
export interface Expected extends Outcome {
  readonly alsoAllowed?: readonly string[];
}

export const refused = (...codes: string[]): Expected => ({ codes, conflicts: [], booking: null });

export const done: Expected = { codes: [], conflicts: [], booking: null };

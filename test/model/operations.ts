import type { Minute, Span } from './minutes.js';
import type { Organization, Person } from './people.js';
import type { AskedItem } from './rules.js';
import type { Kind, Policy } from './world.js';

export interface RequestBooking {
  readonly does: 'requestBooking';
  readonly who: Person;
  readonly organization: Organization;
  readonly items: readonly AskedItem[];
  readonly span: Span;
  readonly attendees: number | null;
  readonly hold: boolean;
}

/** The request of a booking once more, with its key; or another request with that key. */
export interface RepeatRequest {
  readonly does: 'repeatRequest';
  readonly who: Person;
  readonly booking: string;
  readonly request: RequestBooking;
  readonly same: boolean;
}

export interface ActOnBooking {
  readonly does: 'confirmBooking' | 'cancelBooking' | 'approveBooking' | 'declineBooking' | 'markNoShow';
  readonly who: Person;
  readonly booking: string;
  readonly reason: string | null;
}

export interface CheckBooking {
  readonly does: 'checkInBooking' | 'checkOutBooking';
  readonly who: Person;
  readonly booking: string;
  readonly at: Minute | null;
}

export interface RescheduleBooking {
  readonly does: 'rescheduleBooking';
  readonly who: Person;
  readonly booking: string;
  readonly span: Span;
  /** The new items; null = as they are. */
  readonly items: readonly AskedItem[] | null;
}

export interface ScheduleDowntime {
  readonly does: 'scheduleDowntime';
  readonly who: Person;
  readonly resource: string;
  readonly span: Span;
}

export interface CancelDowntime {
  readonly does: 'cancelDowntime';
  readonly who: Person;
  readonly downtime: string;
}

export interface UpdateResource {
  readonly does: 'updateResource';
  readonly who: Person;
  readonly resource: string;
  readonly change: { units: number } | { status: 'LISTED' | 'WITHDRAWN' } | { policy: Partial<Policy> };
}

export interface CreateChild {
  readonly does: 'createResource';
  readonly who: Person;
  readonly parent: string;
  readonly kind: Kind;
  readonly units: number;
}

export interface ProposeAgreement {
  readonly does: 'proposeAgreement';
  readonly who: Person;
  readonly consumer: Organization;
  readonly fromDay: number;
  readonly toDay: number;
}

export interface ActOnAgreement {
  readonly does: 'acceptAgreement' | 'endAgreement';
  readonly who: Person;
  readonly agreement: string;
}

export interface MoveClock {
  readonly does: 'moveClock';
  readonly minutes: number;
}

/** Something that somebody does in a life, by the names of the model. */
export type Operation =
  | RequestBooking
  | RepeatRequest
  | ActOnBooking
  | CheckBooking
  | RescheduleBooking
  | ScheduleDowntime
  | CancelDowntime
  | UpdateResource
  | CreateChild
  | ProposeAgreement
  | ActOnAgreement
  | MoveClock;

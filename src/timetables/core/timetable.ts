import type { ResourceKind } from '../../catalog/core/resource.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';

/** A term as a timetabling system hands it over; all times are wall clock of the resource. */
export interface Timetable {
  readonly resources: readonly TimetableResource[];
  readonly closures: readonly TimetableClosure[];
  readonly rows: readonly TimetableRow[];
}

export interface TimetableResource {
  readonly code: string;
  readonly name: string;
  readonly kind: ResourceKind;
  /** People it holds; null when the file does not say. */
  readonly capacity: number | null;
  readonly timeZone: string;
}

export interface TimetableClosure {
  readonly resource: string;
  readonly startsAt: LocalDateTime;
  readonly endsAt: LocalDateTime;
  readonly reason: string;
}

export interface TimetableRow {
  readonly reference: string;
  readonly resource: string;
  readonly title: string;
  readonly attendees: number | null;
  readonly startsAt: LocalDateTime;
  readonly endsAt: LocalDateTime;
  /** The recurrence rule; null = once. */
  readonly recurrence: string | null;
  readonly except: readonly LocalDateTime[];
}

import type { Actor } from '../../access/core/actor.js';
import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import type { HappeningKind } from './happening-kind.js';

/** The kinds of things that a happening can be about. */
export type SubjectKind =
  | 'BOOKING'
  | 'SERIES'
  | 'DOWNTIME'
  | 'RESOURCE'
  | 'RATE'
  | 'AGREEMENT'
  | 'STATEMENT'
  | 'INVITATION'
  | 'ACCOUNT'
  | 'ORGANIZATION';

/** A value before and after. It never is a name, an address or other text about a person. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A thing that was done or that the clock brought about, as it is appended. */
export interface NewHappening {
  readonly kind: HappeningKind;
  readonly at: Instant;
  readonly actor: Actor;
  /** The provider, or the one organization concerned. */
  readonly organization: OrganizationKey;
  /** The organization on the other side; null = none, or the same. */
  readonly other?: OrganizationKey | null;
  /** Its uuid within the organization; null of the organization itself. */
  readonly subject: { readonly kind: SubjectKind; readonly id: string | null };
  /** The title of the subject at that time. */
  readonly title: string;
  readonly reason?: string | null;
  readonly changes?: readonly FieldChange[];
  /** The resources, by their uuids, whose time was taken or given back. */
  readonly resources?: readonly ResourceKey['id'][];
  /** From the first instant to the last that was taken or given back. */
  readonly touched?: TimeRange | null;
}

const MOST_CHANGES = 50;

type Value = string | number | boolean | null | undefined | readonly (string | number)[];

function textOf(value: Value): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? null : value.join(', ');
}

/** The fields whose values differ, at most 50, in the order given. Lists are written with commas. */
export function changesBetween<Field extends string>(
  before: Readonly<Record<Field, Value>>,
  after: Readonly<Record<Field, Value>>,
): FieldChange[] {
  return (Object.keys(before) as Field[])
    .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }))
    .filter((change) => change.before !== change.after)
    .slice(0, MOST_CHANGES);
}

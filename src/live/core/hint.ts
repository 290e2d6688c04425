import type { OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';

/** The things that a hint can be about. */
export const hintTopics = [
  'SCHEDULE',
  'RESOURCE',
  /** Every resource of the organization. */
  'RESOURCES',
  'BOOKING',
  'SERIES',
  'AGREEMENT',
  'STATEMENT',
  'MEMBERS',
  'INVITATIONS',
  'ORGANIZATION',
  /** An organization whose standing on the platform changed. */
  'STANDING',
] as const;

export type HintTopic = (typeof hintTopics)[number];

/** Keys and instants of something that is no longer as it was. */
export interface Hint {
  readonly about: HintTopic;
  /** The provider, or the one organization concerned. */
  readonly organization: OrganizationKey;
  /** The organization on the other side; null = none, or the same. */
  readonly other: OrganizationKey | null;
  /** The uuid of the subject; null = the organization itself. */
  readonly id: string | null;
  /** The time that was taken or given back, of a SCHEDULE; null of anything else. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** The instant of the happening. */
  readonly at: Instant;
}

/** Equal hints have the same text; the instant of the happening makes no difference. */
export const sameText = ({ about, organization, other, id, from, to }: Hint): string =>
  JSON.stringify([about, organization, other, id, from, to]);

/** Each hint once, the newest of equal ones, in the order in which they came first. */
export function distinctHints(hints: readonly Hint[]): Hint[] {
  const distinct = new Map<string, Hint>();
  for (const hint of hints) {
    const text = sameText(hint);
    const known = distinct.get(text);
    if (known === undefined || known.at < hint.at) distinct.set(text, hint);
  }
  return [...distinct.values()];
}

declare const brand: unique symbol;

/** Primary key as PostgreSQL gives it, a bigint or a UUID as text, which the compiler takes for no other kind's key. */
type Key<Kind extends string> = string & { readonly [brand]: Kind };

export type OrganizationKey = Key<'Organization'>;
export type AccountKey = Key<'Account'>;
export type SessionKey = Key<'Session'>;
export type SiteKey = Key<'Site'>;
export type InvitationKey = Key<'Invitation'>;
export type ConsentKey = Owned<'Consent'>;
/** `provider` is the organization that knows the learner. */
export type LearnerKey = Owned<'Learner'>;
export type SkillKey = Key<'Skill'>;

/** Key that no organization has. */
export const NO_ORGANIZATION = '0' as OrganizationKey;

/** Key of a row that belongs to a provider. `id` is unique by itself: maps and comparisons go by it. */
export interface Owned<Kind extends string> {
  readonly provider: OrganizationKey;
  readonly id: Key<Kind>;
}

export type AgreementKey = Owned<'Agreement'>;
export type ResourceKey = Owned<'Resource'>;
export type ImageKey = Owned<'Image'>;
export type BookingKey = Owned<'Booking'>;
export type SeriesKey = Owned<'Series'>;
export type DowntimeKey = Owned<'Downtime'>;
/** Key of whatever holds time of resources. */
export type HolderKey = BookingKey | DowntimeKey;
export type RateKey = Owned<'Rate'>;
export type UsageKey = Owned<'Usage'>;
export type StatementKey = Owned<'Statement'>;
export type CourseKey = Owned<'Course'>;
export type StatementLineKey = Owned<'StatementLine'>;
export type HappeningKey = Owned<'Happening'>;

/** The part of a key by which maps hold rows and comparisons are made. */
export type PartOf<K> = K extends { readonly id: infer Id } ? Id : K;

export const partOf = <K extends object | string>(key: K): PartOf<K> =>
  (typeof key === 'object' && 'id' in key ? key.id : key) as PartOf<K>;

/** Each of the keys once. */
export const distinctKeys = <K extends { readonly id: unknown }>(keys: readonly K[]): K[] => [
  ...new Map(keys.map((key) => [key.id, key])).values(),
];

const textOf = ({ provider, id }: Owned<string>): string => `${provider}_${id}`;

/** All of a key: with another provider a uuid is no row's key, and what is known of that says nothing of the row. */
export const wholeOf = (key: Owned<string> | string): string => (typeof key === 'string' ? key : textOf(key));

/** The order of ids of the API, in which things come that are otherwise alike. */
export function compareAsIds<K extends Owned<string>>(a: K, b: K): number {
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

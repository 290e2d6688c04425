import type { RateVersion } from '../../accounting/pricing/core/rate-terms.js';
import { may, roleWords } from '../../access/core/permissions.js';
import type { Viewer } from '../../access/core/viewer.js';
import type { OpeningCalendar, SpecialDays } from '../../availability/core/opening-hours.js';
import { audienceWord, type CataloguedResource } from '../../catalog/core/resource.js';
import { admits, isListedFor, isVisible } from '../../catalog/core/visibility.js';
import { organizationStatusWord } from '../../organizations/core/organization.js';
import type { Word } from '../../platform/core/message.js';
import { refusal } from '../../platform/core/refusal.js';
import type { AgreementKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { DAY_MS, type Instant } from '../../platform/core/time-range.js';
import type { BookableAgreement, Partnership } from './agreements-between.js';
import type { BookedItem, Booking } from './booking.js';
import { type BookingRefusal, oncePerCode } from './booking-refusal.js';
import { startsInThePast } from './period.js';
import { admissionReasons, shapeReasons } from './refusals.js';

/** A request without its time. */
export interface BookingRequest {
  readonly organizationId: OrganizationKey;
  /** `whole` and `closes` are said of items that are booked already; else they follow from the units. */
  readonly items: readonly (BookedItem & { readonly whole?: boolean; readonly closes?: boolean })[];
  /** The agreement to book under; null = the one that covers all items and ends first, if any. */
  readonly agreementId: AgreementKey | null;
  readonly title: string;
  readonly attendees: number | null;
}

export interface BookingFacts {
  /** The status of the organization that would book; null = there is no such organization. */
  readonly organizationStatus: 'PENDING' | 'VERIFIED' | 'SUSPENDED' | null;
  /** The resources asked for that exist. Not filtered by what the viewer may see. */
  readonly resources: ReadonlyMap<ResourceKey['id'], CataloguedResource>;
  /** The owners that are partners of the organization now. */
  readonly partners: ReadonlySet<OrganizationKey>;
  /** Agreements between the owners and the organization; one that never came into force has an empty term. */
  readonly agreements: readonly BookableAgreement[];
  /** When the owners were and will be partners of the organization, whoever is the provider of whom. */
  readonly partnerships: readonly Partnership[];
  /** The rates of each resource that are in effect around the time that is asked for, and later. */
  readonly rates: ReadonlyMap<ResourceKey['id'], readonly RateVersion[]>;
  /** Special days of the owner around the time that is asked for. */
  readonly specialDays: SpecialDays;
  /** Whether the organization has booked with the owners itself; what was recorded for it does not count. */
  readonly hasBooked: boolean;
}

export interface ValidatedItem {
  readonly resource: CataloguedResource;
  readonly units: number;
  /** Takes everything inside the resource as well; fixed when it is booked. */
  readonly whole: boolean;
  /** Leaves nothing of the resource to others, because it is taken whole and something stands inside. */
  readonly closes: boolean;
}

/** How many units must be free for it: all of them where it closes the resource. */
export const unitsNeeded = (item: ValidatedItem): number => (item.closes ? item.resource.units : item.units);

/** A request that may be considered: everything in it exists, is visible, and is the asker's to ask for. */
export interface ValidatedRequest {
  readonly items: readonly ValidatedItem[];
  readonly providerId: OrganizationKey;
  readonly consumerId: OrganizationKey;
  readonly attendees: number | null;
  readonly agreements: readonly BookableAgreement[];
  readonly agreementId: AgreementKey | null;
  readonly partnerships: readonly Partnership[];
  readonly rates: ReadonlyMap<ResourceKey['id'], readonly RateVersion[]>;
  /** Special days of the provider around the time that is asked for. */
  readonly specialDays: SpecialDays;
  /** The provider's managers are asked for neither notice, nor advance, nor approval. */
  readonly exempt: boolean;
  /** The provider's managers may record a start in the past: only units, conflicts and the request's shape count. */
  readonly mayRecord: boolean;
  /** Whether a start in the past may be recorded by the viewer, as far as `mayRecord` asks. */
  readonly isRecordable: (startsAt: Instant) => boolean;
  /** The same could be asked for a start to come; a recording may be admitted that could not. */
  readonly mayBookAhead: boolean;
  /** A booking in use that is moved keeps its start, which no rule is asked about again. */
  readonly inUse: boolean;
  /** Whether it waits for the owner's approval; null = as the policies of its items say. */
  readonly needsApproval: boolean | null;
}

/** When an item is open. */
export const calendarOf = ({ specialDays }: ValidatedRequest, { resource }: ValidatedItem): OpeningCalendar => ({
  openingHours: resource.openingHours,
  timeZone: resource.timeZone,
  specialDays,
});

/** When it would be, as far as that decides who may ask. */
export interface When {
  /** The starts that it would have; empty when they are not known. */
  readonly starts: readonly Instant[];
  readonly now: Instant;
  /** The INVALID codes of period or recurrence. */
  readonly timing: readonly BookingRefusal[];
  /** The booking that is moved; absent for a new one. Its mover may move it, and knows the resources through it. */
  readonly moving?: Booking;
}

const MOST_CHARACTERS = 200;
/** Bounds what one request can make the service look up and write. */
const MOST_ITEMS = 100;

export function titleProblems(title: string): BookingRefusal[] {
  if (title.trim() === '') return [refusal(shapeReasons.noTitle, ['title'])];
  if (title.length <= MOST_CHARACTERS) return [];
  return [refusal(shapeReasons.longTitle, ['title'], { most: MOST_CHARACTERS, given: title.length })];
}

export const attendeeProblems = (attendees: number | null): BookingRefusal[] =>
  attendees === null || attendees >= 1 ? [] : [refusal(shapeReasons.fewAttendees, ['attendees'], { given: attendees })];

/** Problems of the shape of the request. */
function shapeProblems(asked: BookingRequest): BookingRefusal[] {
  const problems: BookingRefusal[] = [...titleProblems(asked.title), ...attendeeProblems(asked.attendees)];
  const given = asked.items.length;
  if (given === 0) problems.push(refusal(shapeReasons.noItem, ['items']));
  if (given > MOST_ITEMS) problems.push(refusal(shapeReasons.manyItems, ['items'], { most: MOST_ITEMS, given }));
  asked.items.forEach((item, index) => {
    const field = ['items', String(index)];
    if (item.units < 1) problems.push(refusal(shapeReasons.fewUnits, [...field, 'units'], { given: item.units }));
    if (asked.items.findIndex((other) => other.resourceId.id === item.resourceId.id) < index) {
      problems.push(refusal(shapeReasons.sameResource, [...field, 'resourceId']));
    }
  });
  return problems;
}

/** An organization that is not VERIFIED is hidden from all but its members and platform admins. */
const seesOrganization = (viewer: Viewer, asked: BookingRequest, facts: BookingFacts): boolean =>
  facts.organizationStatus === 'VERIFIED' ||
  (facts.organizationStatus !== null && may(viewer, 'unverifiedOrganization', { own: asked.organizationId }));

function notFound(
  viewer: Viewer,
  asked: BookingRequest,
  facts: BookingFacts,
  moving: Booking | undefined,
): BookingRefusal[] {
  const knows = (resourceId: ResourceKey) =>
    moving?.items.some((item) => item.resourceId.id === resourceId.id) === true;
  const organization =
    moving !== undefined || seesOrganization(viewer, asked, facts)
      ? []
      : [refusal(admissionReasons.noOrganization, ['organizationId'])];
  const items = asked.items.flatMap((item, index) => {
    const resource = facts.resources.get(item.resourceId.id);
    return resource !== undefined && (knows(resource.id) || isVisible(viewer, resource))
      ? []
      : [refusal(admissionReasons.noResource, ['items', String(index), 'resourceId'])];
  });
  const { agreementId } = asked;
  const agreement =
    agreementId === null || facts.agreements.some((each) => each.id.id === agreementId.id)
      ? []
      : [refusal(admissionReasons.noAgreement, ['agreementId'])];
  return [...organization, ...items, ...agreement];
}

/** A resource as sentences name it. */
export const nameOf = ({ name, code }: Pick<CataloguedResource, 'name' | 'code'>): string | Word =>
  code === '' ? unnamed : `${name} (${code})`;

/** A draft that has no code yet. */
const unnamed: Word = { code: '', en: 'The resource', zh: '该设备' };

function notOffered(
  resource: CataloguedResource,
  consumerId: OrganizationKey,
  partners: ReadonlySet<OrganizationKey>,
  field: string[],
): BookingRefusal[] {
  if (!isListedFor(resource, consumerId)) {
    return [refusal(admissionReasons.notListed, field, { resource: nameOf(resource) })];
  }
  if (!admits(resource.audience, resource.organizationId, consumerId, partners)) {
    const facts = { resource: nameOf(resource), audience: audienceWord(resource.audience) };
    return [refusal(admissionReasons.notForThisOrganization, field, facts)];
  }
  return [];
}

/** Whether all of it would start in the past. */
const isPast = ({ starts, now }: When): boolean =>
  starts.length > 0 && starts.every((startsAt) => startsInThePast(startsAt, now));

const MOST_DAYS_BACK = 92;

/**
 * Decides which past starts of an organization's use the owner's managers may record. They must book for it themselves,
 * or it was a partner then, or it has booked with the owner itself. No start may be longer ago than 92 days.
 */
const recordableStarts =
  ({ partnerships, hasBooked }: BookingFacts, owner: OrganizationKey | undefined, books: boolean, now: Instant) =>
  (startsAt: Instant): boolean =>
    startsAt >= now - MOST_DAYS_BACK * DAY_MS &&
    (books ||
      hasBooked ||
      partnerships.some(
        (each) => each.organizationId === owner && each.startsAt <= startsAt && startsAt < each.endsAt,
      ));

export const notRecordable = (field: string): BookingRefusal =>
  refusal(admissionReasons.notRecordable, [field], { days: MOST_DAYS_BACK });

/** The refusal of a viewer without the right to book for the organization. */
export const mayNotBook = refusal(admissionReasons.needsRole, ['organizationId'], {
  roles: roleWords('requestBooking', 'own'),
});

/** The refusal for an asker without the right; null when the request may be made. */
function notPermitted(
  { books, recording, recordable }: Readonly<Record<'books' | 'recording' | 'recordable', boolean>>,
  { organizationStatus }: BookingFacts,
): BookingRefusal | null {
  if (!books && !recording) return mayNotBook;
  if (organizationStatus !== 'VERIFIED') {
    const status = organizationStatus === null ? '' : organizationStatusWord(organizationStatus);
    return refusal(admissionReasons.notVerified, ['organizationId'], { status });
  }
  return recording && !recordable ? notRecordable(books ? 'startsAt' : 'organizationId') : null;
}

/** Refuses an item inside another that is taken whole, because the whole includes it. */
function insideAnother(items: readonly ValidatedItem[]): BookingRefusal[] {
  return items.flatMap((item, index) => {
    const container = items.find(
      (other) => other.whole && item.resource.containerIds.some(({ id }) => id === other.resource.id.id),
    );
    if (container === undefined) return [];
    const facts = { resource: item.resource.name, container: container.resource.name };
    return [refusal(admissionReasons.insideAnother, ['items', String(index), 'resourceId'], facts)];
  });
}

/**
 * The rules that stop what follows (rules.md §4): first what cannot be found, then what is not permitted, then what is
 * wrong with the request.
 */
export function validateRequest(
  viewer: Viewer,
  asked: BookingRequest,
  facts: BookingFacts,
  when: When,
): Result<ValidatedRequest, BookingRefusal[]> {
  const missing = notFound(viewer, asked, facts, when.moving);
  if (missing.length > 0) return refuse(oncePerCode(missing));

  const items = asked.items.flatMap((item) => {
    const resource = facts.resources.get(item.resourceId.id);
    return resource === undefined
      ? []
      : [
          {
            resource,
            units: item.units,
            whole: item.whole ?? item.units === resource.units,
            closes: item.closes ?? item.units === resource.units,
          },
        ];
  });
  const owners = [...new Set(items.map((item) => item.resource.organizationId))];
  const manages = (permission: 'exemption' | 'pastBooking') =>
    owners.length > 0 && owners.every((provider) => may(viewer, permission, { provider }));
  const mayRecord = manages('pastBooking');
  const recording = mayRecord && isPast(when);
  const books = when.moving !== undefined || may(viewer, 'requestBooking', { own: asked.organizationId });
  const isRecordable = recordableStarts(facts, owners[0], books, when.now);
  const forbidden = notPermitted({ books, recording, recordable: when.starts.some(isRecordable) }, facts);
  if (forbidden !== null) return refuse([forbidden]);

  const withheld = items.flatMap((item, index) =>
    notOffered(item.resource, asked.organizationId, facts.partners, ['items', String(index), 'resourceId']),
  );
  const stopping = [
    ...(recording ? [] : withheld),
    ...(owners.length > 1 || (when.moving !== undefined && owners.some((id) => id !== when.moving?.providerId))
      ? [refusal(admissionReasons.differentProviders, ['items'])]
      : []),
    ...shapeProblems(asked),
    ...insideAnother(items),
    ...when.timing,
  ];
  const [owner] = owners;
  if (owner === undefined || stopping.length > 0) return refuse(oncePerCode(stopping));
  return ok({
    items,
    providerId: owner,
    consumerId: asked.organizationId,
    attendees: asked.attendees,
    agreements: facts.agreements,
    agreementId: asked.agreementId,
    partnerships: facts.partnerships,
    rates: facts.rates,
    specialDays: facts.specialDays,
    exempt: manages('exemption'),
    mayRecord,
    isRecordable,
    mayBookAhead: books && withheld.length === 0,
    inUse: when.moving?.status === 'IN_USE',
    needsApproval: null,
  });
}

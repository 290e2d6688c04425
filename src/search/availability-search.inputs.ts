import { organizationIds } from '../access/ids.js';
import { isoOfWeekday } from '../catalog/index.js';
import { siteIds } from '../organizations/ids.js';
import type { SiteKey } from '../platform/core/keys.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { boundedWindow } from '../platform/graphql/bounded-window.js';
import type { Near } from './candidate-filter.js';
import type { WishedTimes } from './core/wished-times.js';
import type { AvailabilitySearch } from './availability-search.js';
import type { AvailabilitySearchInput } from './search.inputs.js';

/** Half around the earth. */
const FARTHEST_KILOMETRES = 20_038;
const DAY_MINUTES = 1440;

/** The circle around a site, whose position is not known yet. */
export interface NearSite {
  readonly site: SiteKey;
  readonly withinKilometres: number;
}

/** A search as it was asked for. */
export interface ReadSearch {
  readonly search: AvailabilitySearch;
  /** null = no site was named. */
  readonly nearSite: NearSite | null;
}

function refuseRadius(name: string, kilometres: number): void {
  if (kilometres > 0 && kilometres <= FARTHEST_KILOMETRES) return;
  throw badUserInput(`${name} must be over 0 and at most ${FARTHEST_KILOMETRES}; it is ${kilometres}.`);
}

/** Throws BAD_USER_INPUT for a circle that is not on the earth. */
function circleOf({ near }: AvailabilitySearchInput): Near | null {
  if (near == null) return null;
  const { latitude, longitude, withinKilometres } = near;
  if (Math.abs(latitude) > 90) throw badUserInput(`near.latitude must be from -90 to 90; it is ${latitude}.`);
  if (Math.abs(longitude) > 180) throw badUserInput(`near.longitude must be from -180 to 180; it is ${longitude}.`);
  refuseRadius('near.withinKilometres', withinKilometres);
  return near;
}

function nearSiteOf({ near, nearSiteId, withinKilometres }: AvailabilitySearchInput): NearSite | null {
  if (nearSiteId == null && withinKilometres == null) return null;
  if (nearSiteId == null) throw badUserInput('`withinKilometres` needs `nearSiteId`; `near` has a radius of its own.');
  if (near != null) throw badUserInput('`near` and `nearSiteId` exclude each other; keep one of them.');
  if (withinKilometres == null) throw badUserInput('`nearSiteId` needs `withinKilometres`.');
  refuseRadius('`withinKilometres`', withinKilometres);
  return { site: siteIds.read(nearSiteId), withinKilometres };
}

function timesOf({ durationMinutes, weekdays, startsFrom, endsBy }: AvailabilitySearchInput): WishedTimes | null {
  const asked = Object.entries({ weekdays, startsFrom, endsBy }).find(([, value]) => value != null);
  if (asked === undefined) return null;
  if (durationMinutes == null) throw badUserInput(`\`${asked[0]}\` needs \`durationMinutes\`.`);
  const days = weekdays?.map(isoOfWeekday) ?? null;
  return { weekdays: days, startsFrom: startsFrom ?? 0, endsBy: endsBy ?? DAY_MINUTES };
}

/** Throws BAD_USER_INPUT for filters and orders without the organization or place that they need. */
function refuseIncomplete({ organizationId, instantOnly, orderBy, near, nearSiteId }: AvailabilitySearchInput): void {
  if (organizationId == null && instantOnly) throw badUserInput('`instantOnly` needs `organizationId`.');
  if (organizationId == null && orderBy === 'PRICE') throw badUserInput('`orderBy` PRICE needs `organizationId`.');
  if (near == null && nearSiteId == null && orderBy === 'DISTANCE') {
    throw badUserInput('`orderBy` DISTANCE needs `near` or `nearSiteId`.');
  }
}

function refuseNumbers({ durationMinutes, units, seats, startStepMinutes: step }: AvailabilitySearchInput): void {
  for (const [name, value] of Object.entries({ durationMinutes, units, seats })) {
    if (value != null && value < 1) throw badUserInput(`\`${name}\` must be at least 1; it is ${value}.`);
  }
  if (step != null && (step < 1 || step > DAY_MINUTES)) {
    throw badUserInput(`\`startStepMinutes\` must be from 1 to ${DAY_MINUTES}; it is ${step}.`);
  }
}

/** Throws BAD_USER_INPUT for a search that no resource could answer, and for filters that need another one. */
export function readSearch(input: AvailabilitySearchInput): ReadSearch {
  const window = boundedWindow(input.from, input.to);
  refuseNumbers(input);
  refuseIncomplete(input);
  const { skills, units, instantOnly } = input;
  const search = {
    ...{ window, skills, units, instantOnly },
    organizationId: organizationIds.readGiven(input.organizationId) ?? null,
    durationMinutes: input.durationMinutes ?? null,
    kind: input.kind ?? null,
    text: input.text ?? null,
    seats: input.seats ?? null,
    near: circleOf(input),
    startStepMinutes: input.startStepMinutes ?? null,
    times: timesOf(input),
    orderBy: input.orderBy ?? null,
  };
  return { search, nearSite: nearSiteOf(input) };
}

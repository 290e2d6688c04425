import type { OpeningPeriod, SpecialDays } from '../../availability/core/opening-hours.js';
import { descriptionProblems } from '../../catalog/core/describe-resource.js';
import { changePolicy, defaultPolicy, type PolicyChange } from '../../catalog/core/policy.js';
import type { CataloguedResource } from '../../catalog/core/resource.js';
import { sortedOpeningHours } from '../../catalog/core/sorted-opening-hours.js';
import { NO_ORGANIZATION, type OrganizationKey, type ResourceKey, type SiteKey } from '../../platform/core/keys.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { resolveLocal } from '../../platform/core/zone.js';
import type { BookingRefusal } from './booking-refusal.js';
import { type PeriodNames, periodProblems } from './period.js';
import { attendeeProblems, type ValidatedItem, type ValidatedRequest } from './request-validation.js';
import { brokenRule, type RuleCheck, toldChecks } from './rule-check.js';
import { policyChecks, unitCheck } from './rule-checks.js';
import { frozenPolicy } from './terms.js';

/** Rules to try, and a wish to try them with. Rules that are not given stay as the resource or the default has them. */
export interface PolicyTrial {
  readonly openingHours: readonly OpeningPeriod[] | null;
  readonly policy: PolicyChange | null;
  readonly startsAtLocal: LocalDateTime;
  readonly endsAtLocal: LocalDateTime;
  readonly attendees: number | null;
  /** As an organization with an agreement. */
  readonly asPartner: boolean;
}

/** A resource that does not exist yet, at a site: one unit, always open, by the default policy. */
export const draftAt = (site: {
  readonly key: SiteKey;
  readonly organizationId: OrganizationKey;
  readonly timeZone: string;
}): CataloguedResource => ({
  id: { provider: site.organizationId, id: '' as ResourceKey['id'] },
  ...{ organizationId: site.organizationId, siteId: site.key, timeZone: site.timeZone },
  ...{ parentId: null, containerIds: [], containerSeats: [], code: '', name: '', description: null },
  ...{ kind: 'EQUIPMENT', status: 'DRAFT', units: 1, seats: null, skills: [], audience: 'EVERYONE' },
  ...{ openingHours: [], policy: defaultPolicy, ownerVerified: false },
});

const LOCAL: PeriodNames = { startsAt: 'startsAtLocal', endsAt: 'endsAtLocal' };

const localField = (name: string): string => (name === 'startsAt' || name === 'endsAt' ? LOCAL[name] : name);

/** The period of the wish; an end that the clock skips is the instant after the gap. */
export const periodOf = ({ startsAtLocal, endsAtLocal }: PolicyTrial, timeZone: string): TimeRange => ({
  startsAt: resolveLocal(startsAtLocal, timeZone).instant,
  endsAt: resolveLocal(endsAtLocal, timeZone).instant,
});

/** The resource with the given rules laid over its own, or what is wrong with rules and wish. */
function underTrial(
  resource: CataloguedResource,
  { openingHours, policy, attendees }: PolicyTrial,
  period: TimeRange,
): Result<CataloguedResource, BookingRefusal[]> {
  const changed = changePolicy(resource.policy, policy ?? {});
  const problems = [
    ...descriptionProblems({ openingHours: openingHours ?? undefined }),
    ...changed.problems,
    ...attendeeProblems(attendees),
    ...periodProblems(period, LOCAL),
  ];
  if (problems.length > 0) return refuse(problems);
  const hours = openingHours === null ? resource.openingHours : sortedOpeningHours(openingHours);
  return ok({ ...resource, openingHours: hours, policy: changed.policy });
}

/**
 * Every rule that a booking of the wish would be asked under the rules on trial, by an organization without exemption.
 * Conflicts, status and audience are not asked. Problems of rules and wish stand alone. `specialDays` are those of the
 * owner around the wish.
 */
export function tryPolicy(
  resource: CataloguedResource,
  specialDays: SpecialDays,
  trial: PolicyTrial,
  now: Instant,
): RuleCheck[] {
  const period = periodOf(trial, resource.timeZone);
  const tried = underTrial(resource, trial, period);
  if (!tried.ok) return toldChecks(tried.error.map((problem) => brokenRule(null, problem)));
  const item: ValidatedItem = { resource: tried.value, units: 1, whole: false, closes: false };
  const asked: ValidatedRequest = {
    ...{ items: [item], providerId: resource.organizationId, consumerId: NO_ORGANIZATION },
    ...{ attendees: trial.attendees, agreements: [], agreementId: null, partnerships: [], rates: new Map() },
    ...{ specialDays, exempt: false, mayRecord: false, mayBookAhead: true, inUse: false, needsApproval: null },
    isRecordable: () => false,
  };
  const { needsApproval } = frozenPolicy(asked, trial.asPartner);
  const checks = [unitCheck(item, 0), ...policyChecks({ ...asked, needsApproval }, period, now)];
  return toldChecks(checks).map((check) => inWords(check, resource));
}

/** A check in the names of the input; a draft has no resource to name. */
function inWords(check: RuleCheck, { code }: CataloguedResource): RuleCheck {
  const resourceId = code === '' ? null : check.resourceId;
  if (check.kept) return { ...check, resourceId };
  const field = check.refusal.field?.map(localField) ?? null;
  return { ...check, resourceId, refusal: { ...check.refusal, field } };
}

import type { OpeningPeriod } from '../../availability/core/opening-hours.js';

export interface Problem {
  readonly field: readonly string[];
  readonly message: string;
}

/** What was said about a resource in words and numbers; absent is not checked. */
export interface Description {
  readonly code?: string | null | undefined;
  readonly siteId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly units?: number | null | undefined;
  readonly seats?: number | null | undefined;
  readonly skills?: readonly string[] | null | undefined;
  readonly audience?: string | null | undefined;
  readonly status?: string | null | undefined;
  readonly openingHours?: readonly OpeningPeriod[] | null | undefined;
}

const MOST = {
  code: 64,
  name: 200,
  description: 10_000,
  skills: 200,
  skill: 100,
  units: 1_000_000,
  periodsOfWeekday: 8,
};

function textProblems(field: string, value: string | null | undefined, most: number): Problem[] {
  if (value === undefined) return [];
  if (value === null || value.trim() === '') return [{ field: [field], message: `${field} must not be empty.` }];
  return value.length > most
    ? [{ field: [field], message: `${field} may have ${most} characters; it has ${value.length}.` }]
    : [];
}

function skillProblems(skills: readonly string[]): Problem[] {
  if (skills.length > MOST.skills) {
    return [{ field: ['skills'], message: `A resource may have ${MOST.skills} skills; these are ${skills.length}.` }];
  }
  return skills.flatMap((skill, index) =>
    skill.trim() === '' || skill.length > MOST.skill
      ? [{ field: ['skills', String(index)], message: `A skill has 1 to ${MOST.skill} characters.` }]
      : [],
  );
}

function openingHoursProblems(periods: readonly OpeningPeriod[]): Problem[] {
  const most = Math.max(0, ...[...Map.groupBy(periods, ({ weekday }) => weekday).values()].map(({ length }) => length));
  if (most > MOST.periodsOfWeekday) {
    const message = `A weekday has at most ${MOST.periodsOfWeekday} opening periods; one of these has ${most}.`;
    return [{ field: ['openingHours'], message }];
  }
  return periods.flatMap((period, index) =>
    period.opensAt < period.closesAt
      ? []
      : [
          {
            field: ['openingHours', String(index), 'closesAt'],
            message: 'A period must close after it opens, on the same day; 24:00 is the end of the day.',
          },
        ],
  );
}

/** All that is wrong with a description. */
export function descriptionProblems(given: Description): Problem[] {
  const cleared = (['units', 'skills', 'audience', 'status', 'openingHours', 'siteId'] as const).flatMap((field) =>
    given[field] === null ? [{ field: [field], message: `${field} cannot be cleared.` }] : [],
  );
  const { units, seats, description } = given;
  return [
    ...textProblems('code', given.code, MOST.code),
    ...textProblems('name', given.name, MOST.name),
    ...(description != null && description.length > MOST.description
      ? [{ field: ['description'], message: `description may have ${MOST.description} characters.` }]
      : []),
    ...cleared,
    ...(units != null && (units < 1 || units > MOST.units)
      ? [{ field: ['units'], message: `units must be from 1 to ${MOST.units}; it is ${units}.` }]
      : []),
    ...(seats != null && seats < 1
      ? [{ field: ['seats'], message: `seats must be at least 1, or null for no limit; it is ${seats}.` }]
      : []),
    ...(given.skills == null ? [] : skillProblems(given.skills)),
    ...(given.openingHours == null ? [] : openingHoursProblems(given.openingHours)),
  ];
}

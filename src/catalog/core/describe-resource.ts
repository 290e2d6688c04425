import type { SiteKey } from '../../platform/core/keys.js';
import type { OpeningPeriod } from '../../availability/core/opening-hours.js';
import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { fieldWord } from './field-words.js';
import { catalogReasons } from './refusals.js';

type Invalid = Refusal<'INVALID'>;

/** The given details of a resource; an absent one is not checked. */
export interface Description {
  readonly code?: string | null | undefined;
  readonly siteId?: SiteKey | null | undefined;
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

function lengthProblems(name: string, { length: given }: string, most: number): Invalid[] {
  return given > most ? [refusal(catalogReasons.tooLong, [name], { field: fieldWord(name), most, given })] : [];
}

function textProblems(name: string, value: string | null | undefined, most: number): Invalid[] {
  if (value === undefined) return [];
  if (value !== null && value.trim() !== '') return lengthProblems(name, value, most);
  return [refusal(catalogReasons.empty, [name], { field: fieldWord(name) })];
}

function skillProblems(skills: readonly string[]): Invalid[] {
  if (skills.length > MOST.skills) {
    return [refusal(catalogReasons.tooManySkills, ['skills'], { most: MOST.skills, given: skills.length })];
  }
  return skills.flatMap((skill, index) =>
    skill.trim() === '' || skill.length > MOST.skill
      ? [refusal(catalogReasons.skillLength, ['skills', String(index)], { most: MOST.skill })]
      : [],
  );
}

function openingHoursProblems(periods: readonly OpeningPeriod[]): Invalid[] {
  const given = Math.max(
    0,
    ...[...Map.groupBy(periods, ({ weekday }) => weekday).values()].map(({ length }) => length),
  );
  if (given > MOST.periodsOfWeekday) {
    return [refusal(catalogReasons.tooManyPeriods, ['openingHours'], { most: MOST.periodsOfWeekday, given })];
  }
  return periods.flatMap((period, index) =>
    period.opensAt < period.closesAt
      ? []
      : [refusal(catalogReasons.closesTooEarly, ['openingHours', String(index), 'closesAt'])],
  );
}

function unitsProblems(units: number | null | undefined): Invalid[] {
  if (units == null || (units >= 1 && units <= MOST.units)) return [];
  const facts = { field: fieldWord('units'), least: 1, most: MOST.units, given: units };
  return [refusal(catalogReasons.outOfRange, ['units'], facts)];
}

/** Every problem of a description. */
export function descriptionProblems(given: Description): Invalid[] {
  const cleared = (['units', 'skills', 'audience', 'status', 'openingHours', 'siteId'] as const).flatMap((name) =>
    given[name] === null ? [refusal(catalogReasons.notCleared, [name], { field: fieldWord(name) })] : [],
  );
  const { units, seats, description } = given;
  return [
    ...textProblems('code', given.code, MOST.code),
    ...textProblems('name', given.name, MOST.name),
    ...(description == null ? [] : lengthProblems('description', description, MOST.description)),
    ...cleared,
    ...unitsProblems(units),
    ...(seats != null && seats < 1 ? [refusal(catalogReasons.tooFewSeats, ['seats'], { given: seats })] : []),
    ...(given.skills == null ? [] : skillProblems(given.skills)),
    ...(given.openingHours == null ? [] : openingHoursProblems(given.openingHours)),
  ];
}

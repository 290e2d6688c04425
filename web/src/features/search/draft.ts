import { type FindSearch, hoursOf } from './find.model';

/** A search while somebody types it: skills are one text, and the hours are two. */
export interface Draft extends Omit<FindSearch, 'skills' | 'hours'> {
  readonly skills?: string;
  readonly startsFrom?: string;
  readonly endsBy?: string;
}

export function draftOf({ skills, hours, ...rest }: FindSearch): Draft {
  const [startsFrom, endsBy] = hoursOf(hours) ?? [];
  return {
    ...rest,
    ...(skills !== undefined && { skills: skills.join(', ') }),
    ...(startsFrom !== undefined && endsBy !== undefined && { startsFrom, endsBy }),
  };
}

/** The search that a draft means. One end of the hours alone reaches to the end of the day. */
export function searchOf({ skills = '', startsFrom, endsBy, ...rest }: Draft): FindSearch {
  const list = skills
    .split(/[,，、;；]/)
    .map((skill) => skill.trim())
    .filter((skill) => skill !== '');
  const hours =
    startsFrom === undefined && endsBy === undefined ? undefined : `${startsFrom ?? '00:00'}-${endsBy ?? '24:00'}`;
  const wanted: object = {
    ...rest,
    skills: list,
    hours: hoursOf(hours) === null ? undefined : hours,
    weekdays: rest.weekdays ?? [],
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([, value]) =>
        value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Whether a search uses what stands under the filters. */
export const isFiltered = ({
  kind,
  units,
  seats,
  near,
  skills,
  weekdays,
  hours,
  instant,
  order,
}: FindSearch): boolean =>
  [kind, units, seats, near, skills, weekdays, hours, instant, order].some((value) => value !== undefined);

import type { OrganizationKey } from '../../platform/core/keys.js';
import type { Word } from '../../platform/core/message.js';
import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { skillTextProblem } from '../../skills/core/new-skill.js';
import type { CourseSkill } from './course.js';
import { courseReasons } from './refusals.js';

/** The details of a course that are given; null = as they are. */
export interface WantedCourse {
  readonly code: string | null;
  readonly title: string | null;
  readonly content: string | null;
  readonly skills: readonly CourseSkill[] | null;
  readonly partnerIds: readonly OrganizationKey[] | null;
  readonly retired: boolean | null;
}

const MOST = { content: 20_000, changes: 2_000, skills: 30, minutes: 600_000, partners: 20 } as const;
export const MOST_REVISIONS = 100;

const lines = {
  code: { most: 64, subject: { code: 'code', en: 'A code', zh: '编号' } },
  title: { most: 200, subject: { code: 'title', en: 'A title', zh: '名称' } },
} as const satisfies Record<string, { readonly most: number; readonly subject: Word }>;

const content: Word = { code: 'content', en: 'The content of a course', zh: '课程内容' };
const changes: Word = { code: 'changes', en: 'The text about the changes', zh: '修改说明' };

type Invalid = Refusal<'INVALID'>;

/** Texts without white space around them, but for the content, which stays as it is written. */
export const trimmedCourse = (given: WantedCourse): WantedCourse => ({
  ...given,
  code: given.code?.trim() ?? null,
  title: given.title?.trim() ?? null,
  skills: given.skills?.map((each) => ({ ...each, skill: each.skill.trim() })) ?? null,
});

const lengthOf = (text: string): number => [...text].length;

function lineProblems(field: keyof typeof lines, text: string | null): Invalid[] {
  if (text === null) return [];
  const { most, subject } = lines[field];
  if (text === '') return [refusal(courseReasons.blank, [field], { subject })];
  if (/\p{Cc}/u.test(text)) return [refusal(courseReasons.notOneLine, [field], { subject })];
  return tooLong(field, subject, text, most);
}

function tooLong(field: string, subject: Word, text: string, most: number): Invalid[] {
  const given = lengthOf(text);
  return given > most ? [refusal(courseReasons.tooLong, [field], { subject, most, given })] : [];
}

function skillProblems(skills: readonly CourseSkill[]): Invalid[] {
  if (skills.length > MOST.skills) {
    return [refusal(courseReasons.tooManySkills, ['skills'], { most: MOST.skills, given: skills.length })];
  }
  return skills.flatMap(({ skill, minutes }, index) => {
    const field = (name: string) => ['skills', String(index), name];
    const text = skillTextProblem(skill, field('skill'));
    const facts = { least: 1, most: MOST.minutes, given: minutes };
    return [
      ...(text === null ? [] : [text]),
      ...(minutes < 1 || minutes > MOST.minutes ? [refusal(courseReasons.minutes, field('minutes'), facts)] : []),
    ];
  });
}

function partnerProblems(owner: OrganizationKey, partners: readonly OrganizationKey[]): Invalid[] {
  if (partners.length > MOST.partners) {
    const facts = { most: MOST.partners, given: partners.length };
    return [refusal(courseReasons.tooManyPartners, ['partnerIds'], facts)];
  }
  return partners.flatMap((partner, index) =>
    partner === owner ? [refusal(courseReasons.ownPartner, ['partnerIds', String(index)])] : [],
  );
}

/** Every problem of a trimmed course of `owner` that no look at the database is needed for. */
export const courseProblems = (owner: OrganizationKey, wanted: WantedCourse): Invalid[] => [
  ...lineProblems('code', wanted.code),
  ...lineProblems('title', wanted.title),
  ...(wanted.content === null ? [] : tooLong('content', content, wanted.content, MOST.content)),
  ...(wanted.skills === null ? [] : skillProblems(wanted.skills)),
  ...(wanted.partnerIds === null ? [] : partnerProblems(owner, wanted.partnerIds)),
];

/** Every problem of the trimmed text that says what a revision changes. */
export const changesProblems = (text: string): Invalid[] =>
  text === ''
    ? [refusal(courseReasons.blank, ['changes'], { subject: changes })]
    : tooLong('changes', changes, text, MOST.changes);

/** A text as it names a skill. */
interface Named {
  readonly text: string;
  readonly folded: string;
  readonly identity: string;
}

/** Problems of texts of which two name one skill, or one names none. `fieldOf` gives the place of each. */
export function repeatedSkills(
  named: readonly Named[],
  fieldOf: (place: number) => readonly string[] | null,
): Invalid[] {
  const first = new Map<string, string>();
  return named.flatMap(({ text, folded, identity }, place) => {
    if (folded === '') return [refusal(courseReasons.noSkill, fieldOf(place), { skill: text })];
    const other = first.get(identity);
    if (other === undefined) {
      first.set(identity, text);
      return [];
    }
    return [refusal(courseReasons.skillTwice, fieldOf(place), { skill: text, other })];
  });
}

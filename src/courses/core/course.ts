import type { CourseKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { OrganizationStatus } from '../../organizations/core/organization.js';
import type { SkillLevel, SkillReference } from '../../skills/core/skill.js';

export type CourseStatus = 'DRAFT' | 'PUBLISHED' | 'RETIRED';

/** How long a skill is practised, and how well it is to be done, to complete a course. */
export interface CourseSkill {
  readonly skill: string;
  readonly minutes: number;
  readonly level: SkillLevel | null;
}

/** The text of a course and the skills that it trains. */
export interface CourseText {
  readonly content: string;
  readonly skills: readonly CourseSkill[];
}

export interface CourseFacts {
  readonly key: CourseKey;
  readonly organizationId: OrganizationKey;
  readonly organizationName: string;
  readonly organizationStatus: OrganizationStatus;
  readonly code: string;
  readonly title: string;
  readonly retired: boolean;
  /** How many revisions were published. */
  readonly revisions: number;
  readonly draft: CourseText;
  readonly partnerIds: readonly OrganizationKey[];
}

/** A published revision, which never changes. */
export interface CourseRevision {
  readonly number: number;
  readonly publishedAt: Instant;
  readonly changes: string;
  readonly content: string;
  /** With the references that the skills had when it was published. */
  readonly skills: readonly (CourseSkill & { readonly references: readonly SkillReference[] })[];
}

export const courseStatus = ({ retired, revisions }: Pick<CourseFacts, 'retired' | 'revisions'>): CourseStatus => {
  if (retired) return 'RETIRED';
  return revisions > 0 ? 'PUBLISHED' : 'DRAFT';
};

/** Whether two texts say the same, skills in the same order. */
export const saysTheSame = (a: CourseText, b: CourseText): boolean =>
  a.content === b.content &&
  a.skills.length === b.skills.length &&
  a.skills.every(({ skill, minutes, level }, place) => {
    const other = b.skills[place];
    return other?.skill === skill && other.minutes === minutes && other.level === level;
  });

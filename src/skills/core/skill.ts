import type { SkillKey } from '../../platform/core/keys.js';

/** Frameworks of occupations in which a skill may have its place. */
export const SkillFramework = {
  ESCO: 'ESCO',
  ONET: 'ONET',
  CN_OCCUPATIONAL_STANDARD: 'CN_OCCUPATIONAL_STANDARD',
  CN_1X: 'CN_1X',
  OTHER: 'OTHER',
} as const;
export type SkillFramework = (typeof SkillFramework)[keyof typeof SkillFramework];

/** How well somebody does what the skill names, rising. */
export const SkillLevel = {
  OBSERVES: 'OBSERVES',
  ASSISTS: 'ASSISTS',
  SUPERVISED: 'SUPERVISED',
  INDEPENDENT: 'INDEPENDENT',
  TEACHES: 'TEACHES',
} as const;
export type SkillLevel = (typeof SkillLevel)[keyof typeof SkillLevel];

/** A place of a skill in a framework. */
export interface SkillReference {
  readonly framework: SkillFramework;
  /** Absolute, kept as it was written; nothing is fetched from it. */
  readonly uri: string;
  readonly label: string | null;
}

/** A skill of the catalogue. */
export interface Skill {
  readonly key: SkillKey;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly references: readonly SkillReference[];
}

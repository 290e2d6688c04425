/** The catalogue of skills, and which texts name one skill. */
export { type SkillReference } from './core/skill.js';
export { skillsGuarantees } from './guarantees.js';
export { SkillLevel, SkillReferenceObject } from './skill.object.js';
export { type NamedSkill, namedSkills } from './skills.queries.js';
export { SkillsModule } from './skills.module.js';

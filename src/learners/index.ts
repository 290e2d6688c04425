/** Learners of organizations: who they are, who may see them, and how they are forgotten. */
export { learnersGuarantees } from './guarantees.js';
export { LearnersModule } from './learners.module.js';

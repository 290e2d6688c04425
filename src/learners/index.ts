/** Learners of organizations: who they are, who may see them, and how they are forgotten. */
export { type Erasure, LearnerEndings } from './erasures.js';
export { type Exported, LearnerExports } from './export-learner.js';
export { FindLearners } from './find-learners.js';
export { ImportLearners } from './import-learners.js';
export { learnersGuarantees } from './guarantees.js';
export { LearnerObject } from './learner.object.js';
export { LearnersModule } from './learners.module.js';

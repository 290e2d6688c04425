/** Courses of practical teaching and their revisions. */
export { CoursesModule } from './courses.module.js';
export { coursesGuarantees } from './guarantees.js';

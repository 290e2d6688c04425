/** Tasks that wait for a person, over all slices, and the start page. */
export { TasksModule } from './tasks.module.js';

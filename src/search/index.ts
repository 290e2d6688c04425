/** What is really free: by skill, number, place and time, as it could be booked at this moment. */
export { SearchModule } from './search.module.js';

/** Search for free resources: by skill, number, place and time, as they could be booked at this moment. */
export { SearchModule } from './search.module.js';

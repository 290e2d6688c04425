/** Showing what happened: the feed of an organization and the history of a booking, as far as the viewer may see it. */
export { FeedModule } from './feed.module.js';
export { feedGuarantees } from './guarantees.js';

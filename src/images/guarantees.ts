import type { Guarantees } from '../platform/db/guarantees.js';

/** Without these a resource could have too many images, or caches could show an old one for a year. */
export const imagesGuarantees: Guarantees = {
  constraints: [
    { table: 'image', name: 'image_place_once' },
    { table: 'image', name: 'image_at_most_eight' },
    { table: 'image_rendition', name: 'image_rendition_at_most_a_megabyte' },
  ],
  triggers: [
    { table: 'image', name: 'image_stays_as_it_is' },
    { table: 'image_rendition', name: 'image_rendition_never_changes' },
  ],
};

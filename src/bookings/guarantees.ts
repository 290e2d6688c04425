import type { Guarantees } from '../platform/db/guarantees.js';

/** Without them lists would show wrong numbers of bookings. */
export const bookingsGuarantees: Guarantees = {
  constraints: [],
  triggers: [
    { table: 'booking', name: 'booking_inserted_tallies' },
    { table: 'booking', name: 'booking_updated_tallies' },
    { table: 'booking', name: 'booking_deleted_tallies' },
  ],
};

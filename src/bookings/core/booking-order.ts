/** Order of a list of bookings. `DEADLINE` is by the instant at which the clock alone changes a booking, never last. */
export type BookingOrder = 'START_ASC' | 'START_DESC' | 'DEADLINE';

import { present, readOneOf } from '../../ui/address';

/** The form that is open on the page of a booking. */
export interface BookingSearch {
  readonly form?: 'move' | 'title';
}

export const readBooking = (search: Readonly<Record<string, unknown>>): BookingSearch =>
  present({ form: readOneOf(search.form, ['move', 'title']) });

import { account } from './zh/account';
import {
  bookingStatus,
  organizationKind,
  organizationStatus,
  resourceKind,
  role,
  roleMeaning,
  shortWeekday,
  weekday,
} from './zh/enums';
import { bookings } from './zh/bookings';
import { affected, downtimes } from './zh/downtimes';
import { find } from './zh/find';
import { home } from './zh/home';
import { booking, resource } from './zh/resource';
import { listing } from './zh/listing';
import { members } from './zh/members';
import { platform } from './zh/platform';
import { series } from './zh/series';
import { shell } from './zh/shell';
import { states } from './zh/states';
import { timeline } from './zh/timeline';
import { utilization } from './zh/utilization';
import { words } from './zh/words';

/** The Chinese words of the console. Sections that belong to one feature have a file of their own. */
export const zh = {
  words,
  states,
  bookingStatus,
  organizationKind,
  organizationStatus,
  resourceKind,
  role,
  roleMeaning,
  weekday,
  shortWeekday,
  shell,
  account,
  find,
  home,
  resource,
  booking,
  bookings,
  series,
  listing,
  members,
  platform,
  timeline,
  downtimes,
  affected,
  utilization,
};

/** Texts and functions that make texts; English has the same. */
export type Widened<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string
    ? string
    : Catalogue[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Widened<Catalogue[Key]>;
};
export type Words = Widened<typeof zh>;

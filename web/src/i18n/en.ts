import { account } from './en/account';
import {
  bookingStatus,
  organizationKind,
  organizationStatus,
  resourceKind,
  role,
  roleMeaning,
  shortWeekday,
  weekday,
} from './en/enums';
import { bookings } from './en/bookings';
import { affected, downtimes } from './en/downtimes';
import { find } from './en/find';
import { home } from './en/home';
import { booking, resource } from './en/resource';
import { listing } from './en/listing';
import { members } from './en/members';
import { platform } from './en/platform';
import { series } from './en/series';
import { shell } from './en/shell';
import { states } from './en/states';
import { timeline } from './en/timeline';
import { utilization } from './en/utilization';
import { words } from './en/words';
import type { Words } from './zh';

/** The English words of the console. */
export const en: Words = {
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

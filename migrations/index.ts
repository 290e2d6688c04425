import { Access20261124000100 } from './20261124000100-access.js';
import { Organizations20261124000200 } from './20261124000200-organizations.js';
import { Availability20261124000300 } from './20261124000300-availability.js';
import { Catalog20261124000400 } from './20261124000400-catalog.js';
import { Bookings20261124000500 } from './20261124000500-bookings.js';
import { Agreements20261125000100 } from './20261125000100-agreements.js';
import { OperationAllowance20261125000200 } from './20261125000200-operation-allowance.js';
import { WholeAndReleasedTime20261125000300 } from './20261125000300-whole-and-released-time.js';
import { LifeOfABooking20261125000400 } from './20261125000400-life-of-a-booking.js';
import { Containers20261125000500 } from './20261125000500-containers.js';
import { ResourceText20261126000100 } from './20261126000100-resource-text.js';
import { Distance20261126000200 } from './20261126000200-distance.js';
import { OpeningCalendars20261127000100 } from './20261127000100-opening-calendars.js';
import { PublicCalendarOfChina20261127000200 } from './20261127000200-public-calendar-of-china.js';
import { SearchAtSize20261127000500 } from './20261127000500-search-at-size.js';
import { NoneMissing20261127000600 } from './20261127000600-none-missing.js';
import { Rates20261128000100 } from './20261128000100-rates.js';
import { FrozenTerms20261128000200 } from './20261128000200-frozen-terms.js';
import { Usage20261128000300 } from './20261128000300-usage.js';
import { Ledger20261128000400 } from './20261128000400-ledger.js';
import { LinesAndPostings20261128000500 } from './20261128000500-lines-and-postings.js';
import { Reports20261129000100 } from './20261129000100-reports.js';
import { RatedHours20261129000200 } from './20261129000200-rated-hours.js';
import { RefusedDemand20261129000300 } from './20261129000300-refused-demand.js';
import { KeptUtilization20261130000100 } from './20261130000100-kept-utilization.js';
import { WorthOfRefusedDemand20261130000300 } from './20261130000300-worth-of-refused-demand.js';
import { WhatWasInside20261130000400 } from './20261130000400-what-was-inside.js';
import { LifeOfAnAccount20261201010100 } from './20261201010100-life-of-an-account.js';
import { SessionsAndResets20261201010200 } from './20261201010200-sessions-and-resets.js';
import { Guesses20261201010300 } from './20261201010300-guesses.js';
import { LinksAndClosing20261201010400 } from './20261201010400-links-and-closing.js';
import { DemandFlushes20261201020100 } from './20261201020100-demand-flushes.js';
import { OfferedWordsAndCalendars20261201020200 } from './20261201020200-offered-words-and-calendars.js';
import { SeatsAround20261201030100 } from './20261201030100-seats-around.js';
import { RecordedBookings20261201030200 } from './20261201030200-recorded-bookings.js';
import { UnitsMeanUnits20261201030300 } from './20261201030300-units-mean-units.js';
import { WaitingBookings20261201030400 } from './20261201030400-waiting-bookings.js';
import { ReferenceOfABooking20261201030500 } from './20261201030500-reference-of-a-booking.js';
import { WordsOfBookings20261201030600 } from './20261201030600-words-of-bookings.js';
import { IdempotencyKeys20261201040100 } from './20261201040100-idempotency-keys.js';
import { Quotas20261201040200 } from './20261201040200-quotas.js';
import { Invitations20261201040300 } from './20261201040300-invitations.js';
import { DraftsAndWithdrawnRates20261201040400 } from './20261201040400-drafts-and-withdrawn-rates.js';
import { FoldedSkills20261201040500 } from './20261201040500-folded-skills.js';
import { NumbersAndDisputes20261201040600 } from './20261201040600-numbers-and-disputes.js';
import { MonthsOfUses20261201050100 } from './20261201050100-months-of-uses.js';
import { WordsOfTitles20261201060100 } from './20261201060100-words-of-titles.js';
import { Happenings20261201070100 } from './20261201070100-happenings.js';
import { HappeningsApartFromBookings20261201070200 } from './20261201070200-happenings-apart-from-bookings.js';
import { LinesOfNoShows20261201080100 } from './20261201080100-lines-of-no-shows.js';
import { NoShowsOfBookings20261201090100 } from './20261201090100-no-shows-of-bookings.js';
import { ChangesOfResources20261201090200 } from './20261201090200-changes-of-resources.js';
import { MovesOfSeries20261201091000 } from './20261201091000-moves-of-series.js';
import { DetailsOfOrganizations20261201100100 } from './20261201100100-details-of-organizations.js';
import { DowntimesByStart20261201100200 } from './20261201100200-downtimes-by-start.js';
import { WhatWaits20261201100300 } from './20261201100300-what-waits.js';
import { StatementsByMonth20261201100400 } from './20261201100400-statements-by-month.js';
import { EndsOfSessions20261201120100 } from './20261201120100-ends-of-sessions.js';
import { HappeningsRead20261201130100 } from './20261201130100-happenings-read.js';
import { CountedSkills20261201130200 } from './20261201130200-counted-skills.js';
import { TalliesOfBookings20261201130300 } from './20261201130300-tallies-of-bookings.js';
import { Images20261201130400 } from './20261201130400-images.js';
import { Trainers20261201130500 } from './20261201130500-trainers.js';
import { SkillCatalogue20261201130600 } from './20261201130600-skill-catalogue.js';
import { Courses20261201130700 } from './20261201130700-courses.js';
import { Learners20261201140200 } from './20261201140200-learners.js';

/** In the order of their names; a committed migration is never edited. */
export const migrations = [
  Access20261124000100,
  Organizations20261124000200,
  Availability20261124000300,
  Catalog20261124000400,
  Bookings20261124000500,
  Agreements20261125000100,
  OperationAllowance20261125000200,
  WholeAndReleasedTime20261125000300,
  LifeOfABooking20261125000400,
  Containers20261125000500,
  ResourceText20261126000100,
  Distance20261126000200,
  OpeningCalendars20261127000100,
  PublicCalendarOfChina20261127000200,
  SearchAtSize20261127000500,
  NoneMissing20261127000600,
  Rates20261128000100,
  FrozenTerms20261128000200,
  Usage20261128000300,
  Ledger20261128000400,
  LinesAndPostings20261128000500,
  Reports20261129000100,
  RatedHours20261129000200,
  RefusedDemand20261129000300,
  KeptUtilization20261130000100,
  WorthOfRefusedDemand20261130000300,
  WhatWasInside20261130000400,
  LifeOfAnAccount20261201010100,
  SessionsAndResets20261201010200,
  Guesses20261201010300,
  LinksAndClosing20261201010400,
  DemandFlushes20261201020100,
  OfferedWordsAndCalendars20261201020200,
  SeatsAround20261201030100,
  RecordedBookings20261201030200,
  UnitsMeanUnits20261201030300,
  WaitingBookings20261201030400,
  ReferenceOfABooking20261201030500,
  WordsOfBookings20261201030600,
  IdempotencyKeys20261201040100,
  Quotas20261201040200,
  Invitations20261201040300,
  DraftsAndWithdrawnRates20261201040400,
  FoldedSkills20261201040500,
  NumbersAndDisputes20261201040600,
  MonthsOfUses20261201050100,
  WordsOfTitles20261201060100,
  Happenings20261201070100,
  HappeningsApartFromBookings20261201070200,
  LinesOfNoShows20261201080100,
  NoShowsOfBookings20261201090100,
  ChangesOfResources20261201090200,
  MovesOfSeries20261201091000,
  DetailsOfOrganizations20261201100100,
  DowntimesByStart20261201100200,
  WhatWaits20261201100300,
  StatementsByMonth20261201100400,
  EndsOfSessions20261201120100,
  HappeningsRead20261201130100,
  CountedSkills20261201130200,
  TalliesOfBookings20261201130300,
  Images20261201130400,
  Trainers20261201130500,
  SkillCatalogue20261201130600,
  Courses20261201130700,
  Learners20261201140200,
];

import { Injectable } from '@nestjs/common';
import { UserLoader, type Viewer, type ViewerContext } from '../access/index.js';
import { BookingLoader, SeriesLoader } from '../bookings/index.js';
import type { AccountKey, BookingKey, HappeningKey, SeriesKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import { badUserInput, forbidden } from '../platform/graphql/api-error.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import {
  type FeedFilter,
  happeningByKey,
  happeningsPage,
  type Seen,
  type SeenHappening,
  type SubjectKey,
  subjectOf,
} from './happenings.queries.js';
import { mayAskFor, seenBy, seesHappening } from './seen.js';

/** A question for happenings: at least an organization, a subject or a person. */
export interface AskedHappenings extends Pick<FeedFilter, 'organization' | 'subject' | 'by' | 'kinds' | 'from' | 'to'> {
  readonly byOthers: boolean;
}

/** The instant that a uuid of version 7 begins with, in milliseconds. */
const instantOfUuid = (uuid: string): number => Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16);

/** Lists of what happened, as far as the viewer may see it. */
@Injectable()
export class ReadHappenings {
  constructor(
    private readonly database: Database,
    private readonly bookings: BookingLoader,
    private readonly series: SeriesLoader,
    private readonly users: UserLoader,
  ) {}

  /** Throws BAD_USER_INPUT and FORBIDDEN. */
  async page(
    context: ViewerContext,
    viewer: Viewer,
    { byOthers, ...asked }: AskedHappenings,
    request: PageRequest,
  ): Promise<SeenHappening[]> {
    const { organization, subject, by } = asked;
    if (organization === null && subject === null && by === null) {
      throw badUserInput('Name at least one of `organizationId`, `subjectId` and `byId`.');
    }
    if (organization !== null && !mayAskFor(viewer, organization)) {
      throw forbidden('Only members with a role that manages, books or accounts see what happened to an organization.');
    }
    const themselves = by === viewer.accountKey;
    if (by !== null && organization === null && !themselves && !viewer.isPlatformAdmin) {
      throw forbidden('Name the organization for which the other person did it.');
    }
    if (by !== null && !(await this.isTold(context, viewer, by))) return [];
    const seen = await this.seen(context, viewer, subject, themselves);
    const filter = { ...asked, subjects: null, notBy: byOthers ? viewer.accountKey : null };
    return happeningsPage(this.database, seen, filter, request);
  }

  /** The history of a booking that the viewer sees, that of its series included. */
  ofBooking(booking: BookingKey, series: SeriesKey | null, request: PageRequest): Promise<SeenHappening[]> {
    const subjects = series === null ? [booking.id] : [booking.id, series.id];
    const none = { organization: null, subject: null, by: null, notBy: null, kinds: null, from: null, to: null };
    return happeningsPage(this.database, 'ALL', { ...none, subjects }, request);
  }

  /** The happening of a key; null = none that the viewer may see. */
  async find(context: ViewerContext, key: HappeningKey): Promise<SeenHappening | null> {
    const { viewer } = context;
    if (viewer === null) return null;
    const found = await happeningByKey(this.database, key, instantOfUuid(key.id));
    if (found === null || seesHappening(viewer, found)) return found;
    return (await this.seesBooking(context, subjectOf(found))) ? found : null;
  }

  /** A list by person would tell who did it, so it is of people whom the viewer knows. */
  private async isTold(context: ViewerContext, viewer: Viewer, by: AccountKey): Promise<boolean> {
    return viewer.isPlatformAdmin || (await this.users.isKnown(context, by));
  }

  private async seen(
    context: ViewerContext,
    viewer: Viewer,
    subject: SubjectKey | null,
    themselves: boolean,
  ): Promise<Seen> {
    return subject !== null && (await this.seesBooking(context, subject)) ? 'ALL' : seenBy(viewer, themselves);
  }

  private async seesBooking(
    context: ViewerContext,
    { kind, organization: provider, id }: SubjectKey,
  ): Promise<boolean> {
    if (kind === 'BOOKING') {
      return (await this.bookings.booking(context, { provider, id: id as BookingKey['id'] })) !== null;
    }
    if (kind !== 'SERIES') return false;
    return (await this.series.series(context, { provider, id: id as SeriesKey['id'] })) !== null;
  }
}

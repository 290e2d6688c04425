import { Injectable } from '@nestjs/common';
import { UserLoader, userIds, organizationIds, type Viewer, type ViewerContext } from '../access/index.js';
import { BookingLoader, bookingIds, SeriesLoader, seriesIds } from '../bookings/index.js';
import { Database } from '../platform/db/database.js';
import { badUserInput, forbidden } from '../platform/graphql/api-error.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import type { HappeningFilter } from './happening-filter.input.js';
import {
  type FeedFilter,
  happeningByKey,
  happeningsPage,
  type Seen,
  type SeenHappening,
} from './happenings.queries.js';
import { happeningIds, subjectIdOf, subjectKeyOf } from './ids.js';
import { mayAskFor, seenBy, seesHappening } from './seen.js';

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
    filter: HappeningFilter,
    request: PageRequest,
  ): Promise<SeenHappening[]> {
    const { organizationId = null, subjectId = null, byId = null } = filter;
    if (organizationId === null && subjectId === null && byId === null) {
      throw badUserInput('Name at least one of `organizationId`, `subjectId` and `byId`.');
    }
    if (organizationId !== null && !mayAskFor(viewer, organizationId)) {
      throw forbidden('Only members with a role that manages, books or accounts see what happened to an organization.');
    }
    const themselves = byId === viewer.userId;
    if (byId !== null && organizationId === null && !themselves && !viewer.isPlatformAdmin) {
      throw forbidden('Name the organization for which the other person did it.');
    }
    const keys = this.keysOf(organizationId, subjectId, byId);
    if (keys === null || (byId !== null && !(await this.isTold(context, viewer, byId)))) return [];
    const seen = await this.seen(context, viewer, subjectId, themselves);
    return happeningsPage(this.database, seen, { ...keys, ...this.rest(viewer, filter) }, request);
  }

  /** The history of a booking that the viewer sees, that of its series included. */
  ofBooking(bookingId: string, seriesId: string | null, request: PageRequest): Promise<SeenHappening[]> {
    const subjects = [bookingIds.decode(bookingId)?.id, seriesId === null ? null : seriesIds.decode(seriesId)?.id];
    const none = { organization: null, subject: null, by: null, notBy: null, kinds: null, from: null, to: null };
    return happeningsPage(this.database, 'ALL', { ...none, subjects: subjects.filter((id) => id != null) }, request);
  }

  /** Null for one that is not there and for one that the viewer may not see. */
  async find(context: ViewerContext, id: string): Promise<SeenHappening | null> {
    const key = happeningIds.decode(id);
    const { viewer } = context;
    if (key === null || viewer === null) return null;
    const found = await happeningByKey(this.database, key, instantOfUuid(key.id));
    if (found === null || seesHappening(viewer, found)) return found;
    return (await this.seesBooking(context, this.subjectIdOf(found))) ? found : null;
  }

  subjectIdOf({ subjectKind, organization, subjectId }: SeenHappening): string {
    return subjectIdOf(subjectKind, { organization, id: subjectId });
  }

  private keysOf(organizationId: string | null, subjectId: string | null, byId: string | null) {
    const organization = organizationId === null ? null : organizationIds.decode(organizationId);
    const subject = subjectId === null ? null : subjectKeyOf(subjectId);
    const by = byId === null ? null : userIds.decode(byId);
    const isMalformed =
      (organizationId !== null && organization === null) ||
      (subjectId !== null && subject === null) ||
      (byId !== null && by === null);
    return isMalformed ? null : { organization, subject, by, subjects: null };
  }

  private rest(
    viewer: Viewer,
    { kinds, byOthers, from, to }: HappeningFilter,
  ): Pick<FeedFilter, 'notBy' | 'kinds' | 'from' | 'to'> {
    return {
      notBy: byOthers ? userIds.decode(viewer.userId) : null,
      kinds: kinds ?? null,
      from: from ?? null,
      to: to ?? null,
    };
  }

  /** A list by person would tell who did it, so it is of people whom the viewer knows. */
  private async isTold(context: ViewerContext, viewer: Viewer, byId: string): Promise<boolean> {
    return viewer.isPlatformAdmin || (await this.users.isKnown(context, byId));
  }

  private async seen(
    context: ViewerContext,
    viewer: Viewer,
    subjectId: string | null,
    themselves: boolean,
  ): Promise<Seen> {
    return subjectId !== null && (await this.seesBooking(context, subjectId)) ? 'ALL' : seenBy(viewer, themselves);
  }

  private async seesBooking(context: ViewerContext, id: string): Promise<boolean> {
    if (bookingIds.decode(id) !== null) return (await this.bookings.booking(context, id)) !== null;
    return seriesIds.decode(id) !== null && (await this.series.series(context, id)) !== null;
  }
}

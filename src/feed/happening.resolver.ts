import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { UserLoader, UserObject, type ViewerContext } from '../access/index.js';
import { BookingObject, BookingSeriesObject } from '../bookings/index.js';
import { OrganizationLoader, OrganizationObject } from '../organizations/index.js';
import type { AccountKey } from '../platform/core/keys.js';
import type { Locale } from '../platform/core/locale.js';
import { textIn } from '../platform/core/message.js';
import { NodeInterface } from '../platform/graphql/node.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { RequestLocale } from '../platform/graphql/request-locale.js';
import { HappeningObject } from './happening.object.js';
import { type SeenHappening, subjectOf } from './happenings.queries.js';
import { happeningIds, subjectIdOf } from './ids.js';
import { ReadHappenings } from './read-happenings.js';
import { happeningSentences } from './sentences.js';

/** Kinds whose subject tells by itself who did it, to everybody who sees it: who booked, who disputed, who answered. */
const tellsWho = ['STATEMENT_DISPUTED', 'STATEMENT_ADJUSTED'];

@Resolver(() => HappeningObject)
export class HappeningResolver {
  constructor(
    private readonly reading: ReadHappenings,
    private readonly organizationLoader: OrganizationLoader,
    private readonly users: UserLoader,
    private readonly nodes: NodeRegistry,
  ) {
    nodes.register(happeningIds.prefix, async (id, context) => {
      const found = await this.reading.find(context as ViewerContext, happeningIds.read(id));
      return found === null ? null : HappeningObject.of(found);
    });
  }

  @ResolveField(() => [OrganizationObject], {
    description:
      'The organizations concerned, at most 2: the provider or the one concerned first, then the other side.',
  })
  organizations(@Parent() { row }: HappeningObject, @Context() context: ViewerContext): Promise<OrganizationObject[]> {
    const keys = [row.organization, row.other].filter((key) => key !== null);
    return Promise.all(keys.map((key) => this.organizationLoader.load(context, key)));
  }

  @ResolveField(() => UserObject, {
    nullable: true,
    description: 'The person who did it; null = the clock or a file, or the viewer may not see who.',
  })
  async by(@Parent() { row }: HappeningObject, @Context() context: ViewerContext): Promise<UserObject | null> {
    if (row.account === null) return null;
    const isTold =
      tellsWho.includes(row.kind) ||
      (await this.users.isKnown(context, row.account)) ||
      (await this.booked(context, row, row.account));
    return isTold ? this.users.find(context, row.account) : null;
  }

  @ResolveField(() => OrganizationObject, {
    nullable: true,
    description: 'The organization for which it was done; null = the clock, or a platform admin.',
  })
  async bySide(
    @Parent() { row }: HappeningObject,
    @Context() context: ViewerContext,
  ): Promise<OrganizationObject | null> {
    return row.side === null ? null : this.organizationLoader.load(context, row.side);
  }

  @ResolveField(() => NodeInterface, {
    nullable: true,
    description: 'The thing it happened to; null = gone, or not visible to the viewer.',
  })
  subject(@Parent() { row }: HappeningObject, @Context() context: ViewerContext): Promise<object | null> {
    return this.nodes.load(subjectIdOf(subjectOf(row)), context);
  }

  @ResolveField(() => String, { description: "A sentence in the viewer's language, with the title at that time." })
  text(@Parent() { row }: HappeningObject, @RequestLocale() locale: Locale): string {
    return textIn(locale, { sentence: happeningSentences[row.kind], facts: { subject: row.title } });
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The id of the request that did it, in the log; told to platform admins alone.',
  })
  requestId(@Parent() { row }: HappeningObject, @Context() { viewer }: ViewerContext): string | null {
    return viewer?.isPlatformAdmin === true ? row.requestId : null;
  }

  /** Viewers who see a booking, or bookings of a series, see who booked it. */
  private async booked(context: ViewerContext, row: SeenHappening, account: AccountKey): Promise<boolean> {
    if (row.subjectKind !== 'BOOKING' && row.subjectKind !== 'SERIES') return false;
    const booked = await this.nodes.load(subjectIdOf(subjectOf(row)), context);
    return (booked instanceof BookingObject || booked instanceof BookingSeriesObject) && booked.bookedById === account;
  }
}

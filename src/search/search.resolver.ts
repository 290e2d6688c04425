import { Args, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentViewer, type Viewer } from '../access/index.js';
import type { ResourceKey } from '../platform/core/keys.js';
import type { Currency } from '../platform/core/money.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { type Cursor, cursorColumn, page, pageRequest } from '../platform/graphql/connection.js';
import { selects } from '../platform/graphql/selected-field.js';
import { formatInstant } from '../platform/core/calendar.js';
import {
  AvailableResourceConnection,
  AvailableResourceObject,
  NearestFitObject,
  type Unanswered,
} from './available-resource.object.js';
import { ExplainNothing, type NearestFit } from './explain-nothing.js';
import type { AvailablePlace, AvailableResource, PricedPlace } from './available.js';
import { FindSiteCircle } from './find-site-circle.js';
import { readSearch } from './availability-search.inputs.js';
import type { AvailabilitySearch } from './availability-search.js';
import { FindAvailableResources } from './find-available-resources.js';
import { NoteNothing } from './note-nothing.js';
import { AvailabilitySearchInput } from './search.inputs.js';
import { Input } from '../platform/graphql/input.js';

const AVAILABLE = {
  list: 'availableResources',
  columns: [cursorColumn.instant, cursorColumn.distance, cursorColumn.bigint, cursorColumn.uuid],
};

const isMinor = (value: string): boolean => /^\d{1,20}$/.test(value);

/** A list by price has the quote in its cursors: amount and currency, both empty if it is free. */
const BY_PRICE = {
  list: 'availableResources by price',
  columns: [...AVAILABLE.columns, (value: string) => value === '' || isMinor(value), cursorColumn.text],
};

const cursorOf = ({ period, place, price }: AvailableResource): Cursor => [
  formatInstant(period.startsAt),
  String(place.distance),
  place.resource.provider,
  place.resource.id,
  ...(price === null ? [] : [price.quote?.minor.toString() ?? '', price.quote?.currency ?? '']),
];

function placeOf(cursor: Cursor | null): AvailablePlace | PricedPlace | null {
  const [startsAt, distance, provider, id, minor, currency] = cursor ?? [];
  if (startsAt === undefined || provider === undefined || id === undefined) return null;
  const resource = { provider, id } as ResourceKey;
  const place = { startsAt: Date.parse(startsAt), place: { distance: Number(distance), resource } };
  if (minor === undefined) return place;
  const quote = minor === '' ? null : { minor: BigInt(minor), currency: currency as Currency };
  return { ...place, price: { quote } };
}

@Resolver(() => AvailableResourceConnection)
export class SearchResolver {
  constructor(
    private readonly find: FindAvailableResources,
    private readonly explain: ExplainNothing,
    private readonly nothing: NoteNothing,
    private readonly circles: FindSiteCircle,
  ) {}

  @Query(() => AvailableResourceConnection, {
    description:
      'Resources that can be booked at this moment. By distance around a place, else by start, then id, unless ' +
      '`orderBy` says otherwise.',
  })
  async availableResources(
    @CurrentViewer() viewer: Viewer,
    @Input(AvailabilitySearchInput, 'The wish and the window.') input: AvailabilitySearchInput,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AvailableResourceConnection> {
    const request = pageRequest(first, after ?? null, input.orderBy === 'PRICE' ? BY_PRICE : AVAILABLE);
    const search = await this.searchOf(viewer, input);
    const found = await this.find.execute(viewer, search, placeOf(request.after), first + 1);
    // If the viewer may not search for this organization, do not count the search as demand.
    const counted = found !== null;
    const unanswered = (found ?? []).length === 0 && request.after === null ? { search, counted, fits: null } : null;
    // Where it is asked why, it is counted with the reason.
    if (unanswered !== null && counted && !selects(info, 'nearestFits')) await this.nothing.execute(viewer, search, []);
    return { ...page(request, found ?? [], { node: AvailableResourceObject.of, cursor: cursorOf }), unanswered };
  }

  private async searchOf(viewer: Viewer, input: AvailabilitySearchInput): Promise<AvailabilitySearch> {
    const { search, nearSite } = readSearch(input);
    if (nearSite === null) return search;
    const near = await this.circles.execute(viewer, nearSite);
    if (near === 'NOT_FOUND') throw badUserInput('`nearSiteId` is no site of your organizations.');
    if (near === 'NO_POSITION') throw badUserInput('The site `nearSiteId` has no position; add it, or use `near`.');
    return { ...search, near };
  }

  @ResolveField(() => [NearestFitObject], {
    description:
      'When nothing fits: for each filter that alone excludes everything, the nearest that would fit without it. ' +
      'Empty when something fits, or when no single filter is to blame.',
  })
  async nearestFits(
    @CurrentViewer() viewer: Viewer,
    @Parent() { unanswered }: AvailableResourceConnection,
  ): Promise<NearestFitObject[]> {
    if (unanswered === null) return [];
    // Under several names it is asked once.
    unanswered.fits ??= this.explained(viewer, unanswered);
    return (await unanswered.fits).map(NearestFitObject.of);
  }

  private async explained(viewer: Viewer, { search, counted }: Unanswered): Promise<NearestFit[]> {
    let fits: NearestFit[] = [];
    try {
      fits = await this.explain.execute(viewer, search);
    } finally {
      if (counted) await this.nothing.execute(viewer, search, fits);
    }
    return fits;
  }
}

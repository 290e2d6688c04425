import { Args, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { organizationIds } from '../access/ids.js';
import { CurrentViewer, type Viewer } from '../access/index.js';
import type { ResourceKey } from '../platform/core/keys.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { boundedWindow } from '../platform/graphql/bounded-window.js';
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
import type { AvailablePlace, AvailableResource } from './available.js';
import { type AvailabilitySearch, FindAvailableResources } from './find-available-resources.js';
import { NoteNothing } from './note-nothing.js';
import { AvailabilitySearchInput, type NearInput } from './search.inputs.js';
import { Input } from '../platform/graphql/input.js';

/** Half around the earth. */
const FARTHEST_KILOMETRES = 20_038;

function outOfRange({ latitude, longitude, withinKilometres }: NearInput): string | null {
  if (Math.abs(latitude) > 90) return `near.latitude must be from -90 to 90; it is ${latitude}.`;
  if (Math.abs(longitude) > 180) return `near.longitude must be from -180 to 180; it is ${longitude}.`;
  if (withinKilometres > 0 && withinKilometres <= FARTHEST_KILOMETRES) return null;
  return `near.withinKilometres must be over 0 and at most ${FARTHEST_KILOMETRES}; it is ${withinKilometres}.`;
}

/** Throws BAD_USER_INPUT for what no resource could be. */
function searchOf(input: AvailabilitySearchInput): AvailabilitySearch {
  const window = boundedWindow(input.from, input.to);
  const { kind, text, skills, units } = input;
  const [durationMinutes, seats, near] = [input.durationMinutes ?? null, input.seats ?? null, input.near ?? null];
  for (const [name, value] of Object.entries({ durationMinutes, units, seats })) {
    if (value !== null && value < 1) throw badUserInput(`\`${name}\` must be at least 1; it is ${value}.`);
  }
  const problem = near === null ? null : outOfRange(near);
  if (problem !== null) throw badUserInput(problem);
  const organizationId = organizationIds.readGiven(input.organizationId) ?? null;
  return {
    organizationId,
    window,
    durationMinutes,
    kind: kind ?? null,
    text: text ?? null,
    skills,
    units,
    seats,
    near,
  };
}

const AVAILABLE = {
  list: 'availableResources',
  columns: [cursorColumn.instant, cursorColumn.distance, cursorColumn.bigint, cursorColumn.uuid],
};

const cursorOf = ({ period, place }: AvailableResource): Cursor => [
  formatInstant(period.startsAt),
  String(place.distance),
  place.resource.provider,
  place.resource.id,
];

function placeOf(cursor: Cursor | null): AvailablePlace | null {
  const [startsAt, distance, provider, id] = cursor ?? [];
  if (startsAt === undefined || provider === undefined || id === undefined) return null;
  const resource = { provider, id } as ResourceKey;
  return { startsAt: Date.parse(startsAt), place: { distance: Number(distance), resource } };
}

@Resolver(() => AvailableResourceConnection)
export class SearchResolver {
  constructor(
    private readonly find: FindAvailableResources,
    private readonly explain: ExplainNothing,
    private readonly nothing: NoteNothing,
  ) {}

  @Query(() => AvailableResourceConnection, {
    description:
      'Resources that can be booked at this moment. By distance when `near` is given, else by start, then id.',
  })
  async availableResources(
    @CurrentViewer() viewer: Viewer,
    @Input(AvailabilitySearchInput, 'The wish and the window.') input: AvailabilitySearchInput,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AvailableResourceConnection> {
    const request = pageRequest(first, after ?? null, AVAILABLE);
    const search = searchOf(input);
    const found = await this.find.execute(viewer, search, placeOf(request.after), first + 1);
    // If the viewer may not search for this organization, do not count the search as demand.
    const counted = found !== null;
    const unanswered = (found ?? []).length === 0 && request.after === null ? { search, counted, fits: null } : null;
    // Where it is asked why, it is counted with the reason.
    if (unanswered !== null && counted && !selects(info, 'nearestFits')) await this.nothing.execute(viewer, search, []);
    return { ...page(request, found ?? [], { node: AvailableResourceObject.of, cursor: cursorOf }), unanswered };
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

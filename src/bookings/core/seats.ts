import type { ResourceKey } from '../../platform/core/keys.js';
import type { CataloguedResource } from '../../catalog/core/resource.js';

/** A resource that has seats, and what around it has seats too, the nearest first. */
interface Room {
  readonly id: ResourceKey['id'];
  readonly seats: number;
  readonly around: readonly Room[];
}

/** The resource itself and all that contains it, as far as they have seats, the nearest first. */
function roomsOf(resource: Placed): Room[] {
  const chain = [
    { id: resource.id.id, seats: resource.seats },
    ...resource.containerIds.map(({ id }, index) => ({ id, seats: resource.containerSeats[index] ?? null })),
  ].flatMap(({ id, seats }) => (seats === null ? [] : [{ id, seats }]));
  return chain.reduceRight<Room[]>((around, room) => [{ ...room, around }, ...around], []);
}

export type Placed = Pick<CataloguedResource, 'id' | 'seats' | 'containerIds' | 'containerSeats'>;

/**
 * The people that resources hold together (rules.md §4); null = no limit. A resource holds its own seats; one without
 * seats holds those of the nearest resource around it that has any, and any number when none has. A room counts once
 * however many of its machines are among the resources, and bounds all that stands in it together.
 */
export function seatsOf(resources: readonly Placed[]): number | null {
  const held = new Map<ResourceKey['id'], Room>();
  for (const resource of resources) {
    const [nearest] = roomsOf(resource);
    if (nearest === undefined) return null;
    held.set(nearest.id, nearest);
  }
  return people([...held.values()]);
}

/** Adds up rooms; those with the same outermost room are bounded by it, unless it is held itself. */
function people(rooms: readonly Room[]): number {
  const outermost = (room: Room): Room => room.around.at(-1) ?? room;
  let total = 0;
  for (const inside of Map.groupBy(rooms, (room) => outermost(room).id).values()) {
    const [first] = inside;
    if (first === undefined) continue;
    const bound = outermost(first);
    const isHeld = inside.some((room) => room.id === bound.id);
    const within = inside.map((room) => ({ ...room, around: room.around.slice(0, -1) }));
    total += isHeld ? bound.seats : Math.min(bound.seats, people(within));
  }
  return total;
}

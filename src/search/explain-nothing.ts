import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { DAY_MS, MINUTE_MS } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { largestRoom } from './largest-room.queries.js';
import type { AvailableResource } from './available.js';
import type { AvailabilitySearch } from './availability-search.js';
import { FindAvailableResources } from './find-available-resources.js';

/** Filters of a search, any of which may exclude everything. */
export type SearchFilter = 'TIME' | 'KIND' | 'TEXT' | 'SKILLS' | 'UNITS' | 'SEATS' | 'NEAR' | 'INSTANT_ONLY';

/** The nearest fit if one filter asked for less, and the least that it would have to give way. */
export interface NearestFit {
  readonly filter: SearchFilter;
  readonly offer: AvailableResource;
  /** Units or seats that could be had; null = another filter gave way. */
  readonly atMost: number | null;
}

/** How far ahead another time is looked for. */
const DAYS_AHEAD = 30;
/** Beyond the antipodes. */
const EVERYWHERE_KILOMETRES = 20_038;

type Relaxed = (search: AvailabilitySearch) => AvailabilitySearch | null;

/** The search without each filter; null where it was not asked for. */
const without: Readonly<Record<Exclude<SearchFilter, 'UNITS' | 'SEATS'>, Relaxed>> = {
  TIME: (search) => {
    const { startsAt, endsAt } = search.window;
    const durationMinutes = search.durationMinutes ?? Math.ceil((endsAt - startsAt) / MINUTE_MS);
    const window = { startsAt, endsAt: endsAt + DAYS_AHEAD * DAY_MS };
    return { ...search, durationMinutes, window, times: null };
  },
  KIND: (search) => (search.kind === null ? null : { ...search, kind: null }),
  TEXT: (search) => (search.text === null ? null : { ...search, text: null }),
  SKILLS: (search) => (search.skills.length === 0 ? null : { ...search, skills: [] }),
  NEAR: (search) =>
    search.near === null ? null : { ...search, near: { ...search.near, withinKilometres: EVERYWHERE_KILOMETRES } },
  INSTANT_ONLY: (search) => (search.instantOnly ? { ...search, instantOnly: false } : null),
};

/** Why a search finds nothing: which filters alone exclude everything, and what each would let through. */
@Injectable()
export class ExplainNothing {
  constructor(
    private readonly database: Database,
    private readonly find: FindAvailableResources,
  ) {}

  async execute(viewer: Viewer, asked: AvailabilitySearch): Promise<NearestFit[]> {
    // The nearest is wanted, whatever the order of the list.
    const search = { ...asked, orderBy: null };
    const fits: NearestFit[] = [];
    for (const [filter, relax] of Object.entries(without) as [keyof typeof without, Relaxed][]) {
      const relaxed = relax(search);
      const offer = relaxed === null ? null : await this.first(viewer, relaxed);
      if (offer !== null) fits.push({ filter, offer, atMost: null });
    }
    const room = await largestRoom(this.database);
    const below = (asked: number, there: number) => Math.min(asked - 1, there);
    const units = await this.most(below(search.units, room.units), (number) =>
      this.first(viewer, { ...search, units: number }),
    );
    const seats = await this.most(below(search.seats ?? 1, room.seats), (number) =>
      this.first(viewer, { ...search, seats: number }),
    );
    return [
      ...fits,
      ...(units === null ? [] : [{ filter: 'UNITS' as const, ...units }]),
      ...(seats === null ? [] : [{ filter: 'SEATS' as const, ...seats }]),
    ];
  }

  private async first(viewer: Viewer, search: AvailabilitySearch): Promise<AvailableResource | null> {
    return (await this.find.execute(viewer, search, null, 1))?.[0] ?? null;
  }

  /** The most up to `highest` that something fits, by halves: whatever has room for more has room for fewer. */
  private async most(
    highest: number,
    offerFor: (number: number) => Promise<AvailableResource | null>,
  ): Promise<{ readonly offer: AvailableResource; readonly atMost: number } | null> {
    let best: { offer: AvailableResource; atMost: number } | null = null;
    let [least, most] = [1, highest];
    while (least <= most) {
      // One is tried first: where not even that fits, there is nothing to look for.
      const tried: number = best === null ? least : Math.ceil((least + most) / 2);
      const offer = await offerFor(tried);
      if (offer !== null) {
        best = { offer, atMost: tried };
        least = tried + 1;
      } else if (best === null) {
        return null;
      } else {
        most = tried - 1;
      }
    }
    return best;
  }
}

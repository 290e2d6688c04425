import { Injectable } from '@nestjs/common';
import type { UtilizationQuestion } from '../question/report-question.js';
import type { Viewer } from '../../access/index.js';
import { type Cut, cutByWeek } from '../question/core/buckets.js';
import { compareAsIds, type ResourceKey } from '../../platform/core/keys.js';
import { mapInSlices } from '../../platform/work/breathe.js';
import { GatherFacts, partsOf } from '../facts/gather-facts.js';
import { type IdleRule, idleTime, type IdleTime, PART_MINUTES } from './core/idle-windows.js';

export interface IdleResource extends IdleTime {
  readonly resourceId: ResourceKey;
}

/** Finds resources that were open and neither booked nor used, and the hours of the week in which that recurs. */
@Injectable()
export class FindIdleCapacity {
  constructor(private readonly facts: GatherFacts) {}

  /** The `count` with the most idle unit-minutes, then by id; null when the viewer may not see the figures. */
  async execute(
    viewer: Viewer,
    question: UtilizationQuestion,
    rule: IdleRule,
    count: number,
  ): Promise<IdleResource[] | null> {
    const resources = await this.facts.resources(viewer, question);
    if (resources === null) return null;
    const cuts = new Map<string, Cut>();
    let found: IdleResource[] = [];
    await this.facts.visit('RESOURCE', partsOf(question.days, resources, false), async (provider) => {
      const ofProvider = await mapInSlices(provider.resources, (each): IdleResource => {
        const { cut, open } = each.openTime;
        const byWeek = cuts.get(cut.timeZone) ?? cutByWeek(cut.window, cut.timeZone, PART_MINUTES);
        cuts.set(cut.timeZone, byWeek);
        return { resourceId: each.resource.key, ...idleTime({ ...each, open }, byWeek, rule) };
      });
      found = [...found, ...ofProvider]
        .filter(({ idleMinutes }) => idleMinutes > 0)
        .sort(mostFirst)
        .slice(0, count);
    });
    return found;
  }
}

const mostFirst = (a: IdleResource, b: IdleResource): number =>
  b.idleMinutes - a.idleMinutes || compareAsIds(a.resourceId, b.resourceId);

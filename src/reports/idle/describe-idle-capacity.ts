import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { resourcesById } from '../../catalog/index.js';
import { Database } from '../../platform/db/database.js';
import type { UtilizationQuestion } from '../question/report-question.js';
import type { DescribedIdle } from './core/idle-csv.js';
import type { IdleRule } from './core/idle-windows.js';
import { FindIdleCapacity } from './find-idle-capacity.js';

/** A file has all of it, up to so many. */
const MOST_RESOURCES = 10_000;

/** Describes idle capacity by the names that people know. */
@Injectable()
export class DescribeIdleCapacity {
  constructor(
    private readonly database: Database,
    private readonly finding: FindIdleCapacity,
  ) {}

  /** The answer; null = the viewer may not see the figures. */
  async execute(viewer: Viewer, question: UtilizationQuestion, rule: IdleRule): Promise<DescribedIdle[] | null> {
    const found = await this.finding.execute(viewer, question, rule, MOST_RESOURCES);
    if (found === null) return null;
    const resources = await resourcesById(
      this.database,
      found.map(({ resourceId }) => resourceId),
    );
    return found.flatMap((idle) => {
      const resource = resources.get(idle.resourceId.id);
      return resource === undefined ? [] : [{ ...idle, code: resource.code, name: resource.name }];
    });
  }
}

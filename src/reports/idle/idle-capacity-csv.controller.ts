import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { resourceIds } from '../../organizations/ids.js';
import { RouteLocale, RouteViewer, SignedInRoute, type Viewer } from '../../access/index.js';
import type { Locale } from '../../platform/core/locale.js';
import { csvFile } from '../../platform/http/csv-file.js';
import { assertKnown, numberOf, type Parameters } from '../../platform/http/query-parameters.js';
import { daysOf, WHICH, whichOf } from '../question/report-parameters.js';
import { questionOf, UtilizationGrouping } from '../question/report-question.inputs.js';
import { figuresHidden } from '../question/report-refusals.js';
import { idleColumns, idleLines } from './core/idle-csv.js';
import { DescribeIdleCapacity } from './describe-idle-capacity.js';
import { DEFAULT_RULE, idleRule } from './idle-capacity.objects.js';

/** Idle capacity as a table of text that spreadsheets open, with the arguments of the query. */
@Controller('reports')
@SignedInRoute()
export class IdleCapacityCsvController {
  constructor(private readonly idle: DescribeIdleCapacity) {}

  /** A line for each weekly window, and one for a resource that has none. */
  @Get('idle-capacity.csv')
  async idleCapacity(
    @RouteViewer() viewer: Viewer,
    @RouteLocale() locale: Locale,
    @Query() parameters: Parameters,
  ): Promise<StreamableFile> {
    assertKnown(parameters, [...WHICH, 'minimumIdleShare', 'minimumMinutes', 'lang']);
    const question = questionOf({ ...whichOf(parameters), groupBy: UtilizationGrouping.RESOURCE });
    const rule = idleRule({
      minimumIdleShare: numberOf(parameters, 'minimumIdleShare', DEFAULT_RULE.minimumIdleShare),
      minimumMinutes: numberOf(parameters, 'minimumMinutes', DEFAULT_RULE.minimumMinutes),
    });
    const idle = await this.idle.execute(viewer, question, rule);
    if (idle === null) throw figuresHidden(locale);
    const lines = idle.flatMap((each) => idleLines(each, resourceIds.encode(each.resourceId), locale));
    return csvFile(`idle-capacity-${daysOf(question)}.csv`, lines, idleColumns(locale));
  }
}

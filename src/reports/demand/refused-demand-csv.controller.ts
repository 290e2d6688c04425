import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { RouteLocale, RouteViewer, SignedInRoute, type Viewer } from '../../access/index.js';
import type { Locale } from '../../platform/core/locale.js';
import { csvFile } from '../../platform/http/csv-file.js';
import { assertKnown, choiceOf, dayOf, type Parameters, textOf } from '../../platform/http/query-parameters.js';
import { daysOf, nameOf } from '../question/report-parameters.js';
import { figuresHidden } from '../question/report-refusals.js';
import { demandTable } from './core/demand-csv.js';
import { demandQuestionOf, RefusedDemandGrouping } from './refused-demand.objects.js';
import { ReportRefusedDemand } from './report-refused-demand.js';
import { toldDemand } from './told-demand.js';

/** Refused demand as a table of text that spreadsheets open, with the arguments of the query. */
@Controller('reports')
@SignedInRoute()
export class RefusedDemandCsvController {
  constructor(private readonly demand: ReportRefusedDemand) {}

  @Get('refused-demand.csv')
  async refusedDemand(
    @RouteViewer() viewer: Viewer,
    @RouteLocale() locale: Locale,
    @Query() parameters: Parameters,
  ): Promise<StreamableFile> {
    assertKnown(parameters, ['from', 'to', 'organizationId', 'groupBy', 'lang']);
    const groupBy = choiceOf(parameters, 'groupBy', RefusedDemandGrouping) ?? RefusedDemandGrouping.REASON;
    const question = demandQuestionOf({
      from: dayOf(parameters, 'from'),
      to: dayOf(parameters, 'to'),
      organizationId: textOf(parameters, 'organizationId'),
      groupBy,
    });
    const report = await this.demand.execute(viewer, question);
    if (report === null) throw figuresHidden(locale);
    const { lines, ...columns } = demandTable({ rows: report.rows.map(toldDemand), totals: report.totals }, locale);
    return csvFile(`refused-demand-${nameOf(groupBy)}-${daysOf(question)}.csv`, lines, columns);
  }
}

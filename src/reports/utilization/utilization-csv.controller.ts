import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { RouteViewer, SignedInRoute, type Viewer } from '../../access/index.js';
import { csvFile } from '../../platform/http/csv-file.js';
import { assertKnown, choiceOf, type Parameters } from '../../platform/http/query-parameters.js';
import { daysOf, nameOf, WHICH, whichOf } from '../question/report-parameters.js';
import { questionOf, UtilizationGrouping } from '../question/report-question.inputs.js';
import { figuresHidden } from '../question/report-refusals.js';
import { told } from './core/figures-told.js';
import { CSV_COLUMNS, type CsvLine } from './core/utilization-csv.js';
import { ReportUtilization, type UtilizationReport } from './report-utilization.js';

/** The utilization as a table of text that spreadsheets open, with the arguments of the query. */
@Controller('reports')
@SignedInRoute()
export class UtilizationCsvController {
  constructor(private readonly reporting: ReportUtilization) {}

  @Get('utilization.csv')
  async utilization(@RouteViewer() viewer: Viewer, @Query() parameters: Parameters): Promise<StreamableFile> {
    assertKnown(parameters, [...WHICH, 'groupBy']);
    const groupBy = choiceOf(parameters, 'groupBy', UtilizationGrouping) ?? UtilizationGrouping.RESOURCE;
    const question = questionOf({ ...whichOf(parameters), groupBy });
    const report = await this.reporting.execute(viewer, question);
    if (report === null) throw figuresHidden();
    const name = `utilization-${nameOf(groupBy)}-${daysOf(question)}.csv`;
    return csvFile(name, [...linesOf(report)], { columns: CSV_COLUMNS, numeric: CSV_COLUMNS.slice(2) });
  }
}

function* linesOf({ rows, totals }: UtilizationReport): Generator<CsvLine> {
  for (const { key, label, figures } of rows) yield { key, label, ...told(figures) };
  yield { key: '', label: 'Total', ...told(totals) };
}

import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { RouteLocale, RouteViewer, SignedInRoute, type Viewer } from '../../access/index.js';
import { Locale } from '../../platform/core/locale.js';
import { labelIn } from '../../platform/core/message.js';
import { toldKey } from '../question/told-keys.js';
import { csvFile } from '../../platform/http/csv-file.js';
import { assertKnown, choiceOf, type Parameters } from '../../platform/http/query-parameters.js';
import { rowWords } from '../question/core/words.js';
import { daysOf, nameOf, WHICH, whichOf } from '../question/report-parameters.js';
import { questionOf, UtilizationGrouping } from '../question/report-question.inputs.js';
import { figuresHidden } from '../question/report-refusals.js';
import { told } from './core/figures-told.js';
import { CSV_COLUMNS, type CsvLine } from './core/utilization-csv.js';
import { utilizationHeadings } from './core/words.js';
import { ReportUtilization, type UtilizationReport } from './report-utilization.js';

/** The utilization as a table of text that spreadsheets open, with the arguments of the query. */
@Controller('reports')
@SignedInRoute()
export class UtilizationCsvController {
  constructor(private readonly reporting: ReportUtilization) {}

  @Get('utilization.csv')
  async utilization(
    @RouteViewer() viewer: Viewer,
    @RouteLocale() locale: Locale,
    @Query() parameters: Parameters,
  ): Promise<StreamableFile> {
    assertKnown(parameters, [...WHICH, 'groupBy', 'lang']);
    const groupBy = choiceOf(parameters, 'groupBy', UtilizationGrouping) ?? UtilizationGrouping.RESOURCE;
    const question = questionOf({ ...whichOf(parameters), groupBy });
    const report = await this.reporting.execute(viewer, question);
    if (report === null) throw figuresHidden(locale);
    const name = `utilization-${nameOf(groupBy)}-${daysOf(question)}.csv`;
    return csvFile(name, [...linesOf(report, locale)], {
      columns: CSV_COLUMNS,
      numeric: CSV_COLUMNS.slice(2),
      ...(locale === Locale.ZH && { headings: utilizationHeadings }),
    });
  }
}

function* linesOf({ rows, totals }: UtilizationReport, locale: Locale): Generator<CsvLine> {
  for (const row of rows) yield { key: toldKey(row), label: labelIn(locale, row.label), ...told(row.figures) };
  yield { key: '', label: labelIn(locale, rowWords.total), ...told(totals) };
}

import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { RouteViewer, SignedInRoute, type Viewer } from '../../access/index.js';
import { ResourceKind } from '../../catalog/index.js';
import { formatLocalDate } from '../../platform/core/local-time.js';
import { csvText } from '../../platform/http/csv.js';
import { choiceOf, dayOf, onlyKnown, type Parameters, textOf } from '../report-address.js';
import { told } from './core/figures-told.js';
import { CSV_COLUMNS, type CsvLine } from './core/utilization-csv.js';
import { ReportUtilization, type UtilizationReport } from './report-utilization.js';
import { questionOf, UtilizationGrouping, type UtilizationReportInput } from './utilization.inputs.js';
import { figuresHidden } from './utilization.refusals.js';

const NAMES = ['from', 'to', 'groupBy', 'organizationId', 'siteId', 'kind', 'resourceIds'];

/** The report as a table of text that spreadsheets open: UTF-8 with a mark, no cell that they would run as a formula. */
@Controller('reports')
@SignedInRoute()
export class UtilizationController {
  constructor(private readonly reporting: ReportUtilization) {}

  @Get('utilization.csv')
  @Header('cache-control', 'private, no-store')
  async utilization(@RouteViewer() viewer: Viewer, @Query() parameters: Parameters): Promise<StreamableFile> {
    const question = questionOf(inputOf(parameters));
    const report = await this.reporting.execute(viewer, question);
    if (report === null) throw figuresHidden();
    const [from, to] = [question.days.from, question.days.to].map(formatLocalDate);
    const name = `utilization-${question.groupBy.toLowerCase().replaceAll('_', '-')}-${from}-${to}.csv`;
    const text = Buffer.from(
      csvText([...linesOf(report)], { columns: CSV_COLUMNS, numeric: CSV_COLUMNS.slice(2) }),
      'utf8',
    );
    return new StreamableFile(text, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}"` });
  }
}

function* linesOf({ rows, totals }: UtilizationReport): Generator<CsvLine> {
  for (const { key, label, figures } of rows) yield { key, label, ...told(figures) };
  yield { key: '', label: 'Total', ...told(totals) };
}

/** `resourceIds` with commas. Throws BAD_USER_INPUT. */
function inputOf(parameters: Parameters): UtilizationReportInput {
  onlyKnown(parameters, NAMES);
  const resourceIds = textOf(parameters, 'resourceIds');
  return {
    from: dayOf(parameters, 'from'),
    to: dayOf(parameters, 'to'),
    groupBy: choiceOf(parameters, 'groupBy', UtilizationGrouping) ?? UtilizationGrouping.RESOURCE,
    organizationId: textOf(parameters, 'organizationId'),
    siteId: textOf(parameters, 'siteId'),
    kind: choiceOf(parameters, 'kind', ResourceKind),
    resourceIds: resourceIds === null ? null : resourceIds.split(',').filter((id) => id !== ''),
  };
}

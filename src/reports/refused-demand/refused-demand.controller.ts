import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { RouteViewer, SignedInRoute, type Viewer } from '../../access/index.js';
import { formatLocalDate } from '../../platform/core/local-time.js';
import { csvText } from '../../platform/http/csv.js';
import { choiceOf, dayOf, onlyKnown, type Parameters, textOf } from '../report-address.js';
import { figuresHidden } from '../utilization/utilization.refusals.js';
import type { DemandRow } from './core/refused-demand.js';
import { demandQuestionOf, RefusedDemandGrouping } from './refused-demand.objects.js';
import { ReportRefusedDemand } from './report-refused-demand.js';

const NAMES = ['from', 'to', 'groupBy', 'organizationId'];
const COLUMNS = [
  'key',
  'label',
  'number',
  'unitMinutes',
  'organizations',
] as const satisfies readonly (keyof DemandRow)[];

/** The report as a table of text that spreadsheets open, as that of utilization. */
@Controller('reports')
@SignedInRoute()
export class RefusedDemandController {
  constructor(private readonly reporting: ReportRefusedDemand) {}

  @Get('refused-demand.csv')
  @Header('cache-control', 'private, no-store')
  async refusedDemand(@RouteViewer() viewer: Viewer, @Query() parameters: Parameters): Promise<StreamableFile> {
    onlyKnown(parameters, NAMES);
    const question = demandQuestionOf({
      from: dayOf(parameters, 'from'),
      to: dayOf(parameters, 'to'),
      groupBy: choiceOf(parameters, 'groupBy', RefusedDemandGrouping) ?? RefusedDemandGrouping.REASON,
      organizationId: textOf(parameters, 'organizationId'),
    });
    const report = await this.reporting.execute(viewer, question);
    if (report === null) throw figuresHidden();
    const [from, to] = [question.days.from, question.days.to].map(formatLocalDate);
    const name = `refused-demand-${question.groupBy.toLowerCase().replaceAll('_', '-')}-${from}-${to}.csv`;
    const lines = [...report.rows, report.totals].map((row) => ({ ...row }));
    const text = Buffer.from(csvText(lines, { columns: COLUMNS, numeric: COLUMNS.slice(2) }), 'utf8');
    return new StreamableFile(text, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}"` });
  }
}

import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { RouteViewer, SignedInRoute, type Viewer } from '../access/index.js';
import { ResourceKind } from '../catalog/index.js';
import { formatLocalDate } from '../platform/core/local-time.js';
import { csvFile } from '../platform/http/csv-file.js';
import {
  assertKnown,
  choiceOf,
  dayOf,
  listOf,
  numberOf,
  type Parameters,
  textOf,
} from '../platform/http/query-parameters.js';
import { IDLE_CSV, idleLines } from './idle-capacity/core/idle-csv.js';
import { DescribeIdleCapacity } from './idle-capacity/describe-idle-capacity.js';
import { DEFAULT_RULE, idleRule } from './idle-capacity/idle-capacity.objects.js';
import { demandTable } from './refused-demand/core/demand-csv.js';
import { demandQuestionOf, RefusedDemandGrouping } from './refused-demand/refused-demand.objects.js';
import { ReportRefusedDemand } from './refused-demand/report-refused-demand.js';
import type { Days } from './utilization/core/cells.js';
import { told } from './utilization/core/figures-told.js';
import { CSV_COLUMNS, type CsvLine } from './utilization/core/utilization-csv.js';
import { ReportUtilization, type UtilizationReport } from './utilization/report-utilization.js';
import { questionOf, UtilizationGrouping, type UtilizationReportInput } from './utilization/utilization.inputs.js';
import { figuresHidden } from './utilization/utilization.refusals.js';

const WHICH = ['from', 'to', 'organizationId', 'siteId', 'kind', 'resourceIds'];

/** The reports as tables of text that spreadsheets open, with the arguments of the queries. */
@Controller('reports')
@SignedInRoute()
export class ReportFilesController {
  constructor(
    private readonly reporting: ReportUtilization,
    private readonly idle: DescribeIdleCapacity,
    private readonly demand: ReportRefusedDemand,
  ) {}

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

  /** A line for each weekly window, and one for a resource that has none. */
  @Get('idle-capacity.csv')
  async idleCapacity(@RouteViewer() viewer: Viewer, @Query() parameters: Parameters): Promise<StreamableFile> {
    assertKnown(parameters, [...WHICH, 'minimumIdleShare', 'minimumMinutes']);
    const question = questionOf({ ...whichOf(parameters), groupBy: UtilizationGrouping.RESOURCE });
    const rule = idleRule({
      minimumIdleShare: numberOf(parameters, 'minimumIdleShare', DEFAULT_RULE.minimumIdleShare),
      minimumMinutes: numberOf(parameters, 'minimumMinutes', DEFAULT_RULE.minimumMinutes),
    });
    const idle = await this.idle.execute(viewer, question, rule);
    if (idle === null) throw figuresHidden();
    return csvFile(`idle-capacity-${daysOf(question)}.csv`, idle.flatMap(idleLines), IDLE_CSV);
  }

  @Get('refused-demand.csv')
  async refusedDemand(@RouteViewer() viewer: Viewer, @Query() parameters: Parameters): Promise<StreamableFile> {
    assertKnown(parameters, ['from', 'to', 'organizationId', 'groupBy']);
    const groupBy = choiceOf(parameters, 'groupBy', RefusedDemandGrouping) ?? RefusedDemandGrouping.REASON;
    const question = demandQuestionOf({
      from: dayOf(parameters, 'from'),
      to: dayOf(parameters, 'to'),
      organizationId: textOf(parameters, 'organizationId'),
      groupBy,
    });
    const report = await this.demand.execute(viewer, question);
    if (report === null) throw figuresHidden();
    const { lines, ...columns } = demandTable(report);
    return csvFile(`refused-demand-${nameOf(groupBy)}-${daysOf(question)}.csv`, lines, columns);
  }
}

const nameOf = (grouping: string): string => grouping.toLowerCase().replaceAll('_', '-');

const daysOf = ({ days }: { readonly days: Days }): string => [days.from, days.to].map(formatLocalDate).join('-');

function* linesOf({ rows, totals }: UtilizationReport): Generator<CsvLine> {
  for (const { key, label, figures } of rows) yield { key, label, ...told(figures) };
  yield { key: '', label: 'Total', ...told(totals) };
}

/** Throws BAD_USER_INPUT. */
const whichOf = (parameters: Parameters): Omit<UtilizationReportInput, 'groupBy'> => ({
  from: dayOf(parameters, 'from'),
  to: dayOf(parameters, 'to'),
  organizationId: textOf(parameters, 'organizationId'),
  siteId: textOf(parameters, 'siteId'),
  kind: choiceOf(parameters, 'kind', ResourceKind),
  resourceIds: listOf(parameters, 'resourceIds'),
});

import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { UtilizationQuestion } from '../question/report-question.js';
import { questionOf, UtilizationReportInput } from '../question/report-question.inputs.js';
import { figuresHidden } from '../question/report-refusals.js';
import { CurrentViewer, type Viewer, type ViewerContext } from '../../access/index.js';
import { ResourceLoader, ResourceObject } from '../../catalog/index.js';
import { OrganizationLoader, OrganizationObject } from '../../organizations/index.js';
import type { Locale } from '../../platform/core/locale.js';
import { RequestLocale } from '../../platform/graphql/request-locale.js';
import { comparable } from './core/comparison.js';
import { previousQuestion, ReportUtilization, type UtilizationReport } from './report-utilization.js';
import { UtilizationFiguresObject, UtilizationReportObject, UtilizationRowObject } from './utilization.object.js';
import { Input } from '../../platform/graphql/input.js';

@Resolver(() => UtilizationRowObject)
export class UtilizationResolver {
  constructor(
    private readonly reporting: ReportUtilization,
    private readonly resources: ResourceLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => UtilizationReportObject, {
    description:
      'How much was open, booked and used. For ADMINs, RESOURCE_MANAGERs and FINANCE of the owner and platform ' +
      'admins; FORBIDDEN for an organization whose figures the viewer may not see.',
  })
  async utilizationReport(
    @CurrentViewer() viewer: Viewer,
    @Input(UtilizationReportInput, 'The subject and the window.') input: UtilizationReportInput,
    @RequestLocale() locale: Locale,
  ): Promise<UtilizationReportObject> {
    const question = questionOf(input);
    const report = await this.report(viewer, question, locale);
    let before: Promise<UtilizationReport> | null = null;
    return UtilizationReportObject.of(
      report,
      locale,
      () => (before ??= this.report(viewer, previousQuestion(question), locale)),
      (earlier, index) => comparable(question.groupBy, report.rows[index], earlier.rows, index),
    );
  }

  private async report(viewer: Viewer, question: UtilizationQuestion, locale: Locale): Promise<UtilizationReport> {
    const report = await this.reporting.execute(viewer, question);
    if (report === null) throw figuresHidden(locale);
    return report;
  }

  @ResolveField(() => ResourceObject, {
    nullable: true,
    description: 'The resource; null unless rows are by resource.',
  })
  async resource(
    @Parent() row: UtilizationRowObject,
    @Context() context: ViewerContext,
  ): Promise<ResourceObject | null> {
    return row.resourceKey === null ? null : this.resources.load(context, row.resourceKey);
  }

  @ResolveField(() => OrganizationObject, {
    nullable: true,
    description: 'The owner; of rows by resource, site or organization.',
  })
  async organization(
    @Parent() row: UtilizationRowObject,
    @Context() context: ViewerContext,
  ): Promise<OrganizationObject | null> {
    return row.organizationKey === null ? null : this.organizations.load(context, row.organizationKey);
  }

  @ResolveField(() => UtilizationFiguresObject, {
    nullable: true,
    description:
      'The same in as many days right before: of a day as many days earlier, else of the row with that key. Null ' +
      'where there is none, and for weeks and months, which it does not cut alike.',
  })
  async previous(@Parent() row: UtilizationRowObject): Promise<UtilizationFiguresObject | null> {
    const figures = await row.earlier();
    return figures === null ? null : UtilizationFiguresObject.of(figures);
  }
}

import { Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import type { Locale } from '../../platform/core/locale.js';
import { RequestLocale } from '../../platform/graphql/request-locale.js';
import { figuresHidden } from '../question/report-refusals.js';
import { demandQuestionOf, RefusedDemandInput, RefusedDemandReportObject } from './refused-demand.objects.js';
import { ReportRefusedDemand } from './report-refused-demand.js';
import { Input } from '../../platform/graphql/input.js';

@Resolver()
export class RefusedDemandResolver {
  constructor(private readonly reporting: ReportRefusedDemand) {}

  @Query(() => RefusedDemandReportObject, {
    description:
      'What was requested or searched for and not to be had, counted without persons. ADMINs, RESOURCE_MANAGERs and ' +
      'FINANCE of a provider see requests of its resources and searches by skills that its listed resources have; ' +
      'platform admins see all. FORBIDDEN for an organization whose figures the viewer may not see.',
  })
  async refusedDemand(
    @CurrentViewer() viewer: Viewer,
    @Input(RefusedDemandInput, 'The subject and the window.') input: RefusedDemandInput,
    @RequestLocale() locale: Locale,
  ): Promise<RefusedDemandReportObject> {
    const report = await this.reporting.execute(viewer, demandQuestionOf(input));
    if (report === null) throw figuresHidden(locale);
    return RefusedDemandReportObject.of(report, locale);
  }
}

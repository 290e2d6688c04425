import './utilization.css';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { UtilizationQueryVariables } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { language, t } from '../../i18n/t';
import { today } from '../../time/zoned';
import { without } from '../../ui/address';
import { Icon } from '../../ui/icon';
import { PageHead } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { BehindDrawer } from './behind';
import { type UtilizationSearch, reportDays, trendGrouping } from './question';
import { REPORT_SITES, UTILIZATION } from './utilization.graphql';
import { QuestionForm } from './question-form';
import { Hours, Totals } from './figures';
import { IdleSection, Ranking, RefusedSection, TrendSection } from './rankings';

/** Utilization of one organization. */
export function UtilizationPage() {
  const { slug } = useParams({ from: '/o/$slug/utilization' });
  const search = useSearch({ from: '/o/$slug/utilization' });
  const [{ data }] = useQuery({ query: REPORT_SITES, variables: { slug } });
  const organization = data?.organization;
  if (organization == null) return <main className="page" id="content" />;
  return <Report title={organization.name} slug={slug} organization={organization} search={search} />;
}

/** Utilization of every organization, for platform admins. */
export function PlatformUtilizationPage() {
  const search = useSearch({ from: '/platform/utilization' });
  return <Report title={t.utilization.platformTitle} slug={null} organization={null} search={search} />;
}

interface ReportProps {
  readonly title: string;
  readonly slug: string | null;
  readonly organization: {
    readonly id: string;
    readonly timeZone: string;
    readonly sites: readonly { readonly id: string; readonly name: string }[];
  } | null;
  readonly search: UtilizationSearch;
}

function Report({ title, slug, organization, search }: ReportProps) {
  const navigate = useNavigate();
  const zone = organization?.timeZone ?? 'Asia/Shanghai';
  const days = reportDays(search, today(zone));
  const by = search.by ?? (organization === null ? 'ORGANIZATION' : 'RESOURCE');
  const which = useMemo(
    () => ({
      organizationId: organization?.id ?? null,
      siteId: search.site ?? null,
      kind: search.kind ?? null,
      from: days.from,
      to: days.to,
    }),
    [organization?.id, search.site, search.kind, days.from, days.to],
  );
  const variables: UtilizationQueryVariables = {
    rows: { ...which, groupBy: by },
    hours: { ...which, groupBy: 'HOUR_OF_WEEK' },
    trend: { ...which, groupBy: trendGrouping(days.from, days.to) },
    idle: which,
    refused: { organizationId: which.organizationId, from: which.from, to: which.to, groupBy: 'REASON' },
  };
  const page = usePageQuery(UTILIZATION, variables);
  const to = slug === null ? '/platform/utilization' : '/o/$slug/utilization';
  const go = (next: UtilizationSearch) =>
    void navigate({ to, params: { slug: slug ?? '' }, search: next, replace: true });
  const csv = new URLSearchParams(
    Object.entries({ ...which, groupBy: by, lang: language }).flatMap(([key, value]) =>
      value === null ? [] : [[key, value]],
    ),
  );
  return (
    <main className="page" id="content">
      <PageHead
        title={t.utilization.title}
        context={title}
        actions={
          <a className="button-link quiet" href={`/reports/utilization.csv?${csv.toString()}`} download>
            <Icon name="download" />
            {t.utilization.csv}
          </a>
        }
      >
        <p className="muted">{title}</p>
      </PageHead>
      <QuestionForm search={search} days={days} by={by} zone={zone} sites={organization?.sites ?? []} onGo={go} />
      <Loaded page={page} lines={14}>
        {(data) => (
          <div className="stack">
            <Totals totals={data.rows.totals} search={search} to={to} slug={slug ?? ''} />
            <Hours data={data} search={search} to={to} slug={slug ?? ''} days={days} onGo={go} />
            <TrendSection rows={data.trend.rows} />
            <Ranking rows={data.rows.rows} by={by} search={search} to={to} slug={slug ?? ''} />
            <IdleSection idle={data.idle} />
            <RefusedSection rows={data.refused.rows} />
          </div>
        )}
      </Loaded>
      <BehindDrawer
        search={search}
        input={which}
        onClose={() => go(without(search, ['behind', 'behindBy', 'behindKey']))}
      />
    </main>
  );
}

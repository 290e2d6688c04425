import './utilization.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { useQuery } from 'urql';
import type { UtilizationQuery, UtilizationQueryVariables } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { useTheme } from '../../app/theme';
import { count, decimal, localDay, percent } from '../../i18n/formats';
import { language, t } from '../../i18n/t';
import { addDays, today } from '../../time/zoned';
import { without } from '../../ui/address';
import { DataTable } from '../../ui/data-table';
import { Choose, DateInput } from '../../ui/fields';
import { Icon } from '../../ui/icon';
import { Labelled } from '../../ui/labelled';
import { PageHead } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { BehindDrawer } from './behind';
import { HeatMap, ratioWord } from './heat-map';
import { GROUPINGS, HEAT_FIGURES, presetDays, reportDays, trendGrouping, type UtilizationSearch } from './question';
import { REPORT_SITES, UTILIZATION } from './utilization.graphql';

const Trend = lazy(() => import('./trend'));

type Answer = UtilizationQuery;
type Figures = Answer['rows']['totals'];

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

function QuestionForm({
  search,
  days,
  by,
  zone,
  sites,
  onGo,
}: {
  readonly search: UtilizationSearch;
  readonly days: { readonly from: string; readonly to: string };
  readonly by: (typeof GROUPINGS)[number];
  readonly zone: string;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly onGo: (search: UtilizationSearch) => void;
}) {
  return (
    <section className="card search-main question" aria-label={t.utilization.period}>
      <div className="row presets">
        {(['month', 'previous', 'days30', 'days90'] as const).map((preset) => (
          <Button key={preset} onClick={() => onGo({ ...search, ...presetDays(preset, today(zone)) })}>
            {t.utilization.presets[preset]}
          </Button>
        ))}
      </div>
      <Labelled label={t.utilization.from}>
        {(id) => <DateInput id={id} value={days.from} onChange={(from) => from !== '' && onGo({ ...search, from })} />}
      </Labelled>
      <Labelled label={t.utilization.to}>
        {(id) => (
          <DateInput id={id} value={addDays(days.to, -1)} onChange={(to) => to !== '' && onGo({ ...search, to })} />
        )}
      </Labelled>
      <Labelled label={t.utilization.by}>
        {(id) => (
          <Choose
            id={id}
            value={by}
            choices={GROUPINGS.map((grouping) => ({ value: grouping, label: t.utilization.grouping[grouping] }))}
            onChange={(chosen) => onGo({ ...search, by: chosen as (typeof GROUPINGS)[number] })}
          />
        )}
      </Labelled>
      {sites.length > 1 && (
        <Labelled label={t.utilization.site}>
          {(id) => (
            <Choose
              id={id}
              value={search.site}
              empty={t.words.all}
              choices={sites.map((site) => ({ value: site.id, label: site.name }))}
              onChange={(site) => onGo(site === '' ? without(search, ['site']) : { ...search, site })}
            />
          )}
        </Labelled>
      )}
      <label className="row">
        <input
          type="checkbox"
          checked={search.compare === 'yes'}
          onChange={({ target }) => onGo(target.checked ? { ...search, compare: 'yes' } : without(search, ['compare']))}
        />
        {t.utilization.compare}
      </label>
    </section>
  );
}

const hoursOf = (minutes: number): string => decimal(minutes / 60);

interface Leading {
  readonly search: UtilizationSearch;
  readonly to: '/o/$slug/utilization' | '/platform/utilization';
  readonly slug: string;
}

function sentenceOf({ availableMinutes, usedUtilization, previous }: Figures, compare: boolean): string {
  if (usedUtilization == null) return t.utilization.nothingAvailable;
  const [available, used] = [hoursOf(availableMinutes), percent(usedUtilization)];
  if (!compare || previous?.usedUtilization == null) return t.utilization.sentence(available, used);
  const points = Math.round((usedUtilization - previous.usedUtilization) * 100);
  const change = t.utilization.points(points < 0 ? `−${Math.abs(points)}` : `${points > 0 ? '+' : '±'}${points}`);
  return t.utilization.sentenceCompared(available, used, change);
}

/** The sentence, then each figure with its formula and denominator; each leads to its bookings. */
function Totals({ totals, search, to, slug }: { readonly totals: Figures } & Leading) {
  const f = t.utilization;
  const of = (part: number, whole: number) => f.of(hoursOf(part), hoursOf(whole));
  const figures = [
    {
      name: f.available,
      value: f.hours(hoursOf(totals.availableMinutes)),
      formula: f.formula.available,
      of: null,
      behind: null,
    },
    {
      name: f.booked,
      value: ratioWord(totals.bookedUtilization),
      formula: f.formula.booked,
      of: of(totals.bookedMinutes, totals.availableMinutes),
      behind: 'BOOKED',
    },
    {
      name: f.used,
      value: ratioWord(totals.usedUtilization),
      formula: f.formula.used,
      of: of(totals.usedMinutes, totals.availableMinutes),
      behind: 'USED',
    },
    { name: f.idle, value: f.hours(hoursOf(totals.idleMinutes)), formula: f.formula.idle, of: null, behind: null },
    {
      name: f.sharing,
      value: totals.sharingRate == null ? '—' : percent(totals.sharingRate),
      formula: f.formula.sharing,
      of: of(totals.sharedMinutes, totals.usedMinutes),
      behind: 'SHARED',
    },
    {
      name: f.fulfilment,
      value: totals.fulfilment == null ? '—' : percent(totals.fulfilment),
      formula: f.formula.fulfilment,
      of: of(totals.usedWithinBookedMinutes, totals.bookedMinutes),
      behind: 'USED_WITHIN_BOOKED',
    },
    { name: f.bookings, value: count(totals.bookings), formula: f.formula.bookings, of: null, behind: 'BOOKINGS' },
    { name: f.noShows, value: count(totals.noShows), formula: f.formula.noShows, of: null, behind: 'NO_SHOWS' },
    {
      name: f.late,
      value: count(totals.lateCancellations),
      formula: f.formula.late,
      of: null,
      behind: 'LATE_CANCELLATIONS',
    },
  ] as const;
  return (
    <section className="card" aria-label={f.figures}>
      <p className="report-sentence">{sentenceOf(totals, search.compare === 'yes')}</p>
      <dl className="figures">
        {figures.map(({ name, value, formula, of: denominator, behind }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure-value">
              {behind === null ? (
                value
              ) : (
                <Link to={to} params={{ slug }} search={{ ...search, behind }} replace>
                  {value}
                </Link>
              )}
            </dd>
            {denominator !== null && <dd className="small">{denominator}</dd>}
            <dd className="small">{formula}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Hours({
  data,
  search,
  to,
  slug,
  days,
  onGo,
}: {
  readonly data: Answer;
  readonly days: { readonly from: string; readonly to: string };
  readonly onGo: (search: UtilizationSearch) => void;
} & Leading) {
  const figure = search.figure ?? 'booked';
  const period = `${localDay(days.from)} – ${localDay(addDays(days.to, -1))}`;
  return (
    <section className="card">
      <div className="row schedule-head">
        <h2>{t.utilization.heat}</h2>
        <div className="row" role="group" aria-label={t.utilization.heatFigure}>
          {HEAT_FIGURES.map((one) => (
            <Button key={one} aria-pressed={one === figure} onClick={() => onGo({ ...search, figure: one })}>
              {t.utilization[one]}
            </Button>
          ))}
        </div>
      </div>
      <HeatMap
        hours={data.hours.rows}
        figure={figure}
        caption={t.utilization.heatCaption(t.utilization[figure], t.utilization.formula[figure], period)}
        search={search}
        to={to}
        params={{ slug }}
      />
    </section>
  );
}

function TrendSection({ rows }: { readonly rows: Answer['trend']['rows'] }) {
  const theme = useTheme();
  const points = useMemo(
    () =>
      rows.map(({ label, bookedUtilization, usedUtilization }) => ({
        label,
        booked: bookedUtilization ?? null,
        used: usedUtilization ?? null,
      })),
    [rows],
  );
  return (
    <section className="card">
      <h2>{t.utilization.trend}</h2>
      <Suspense fallback={<div className="trend" />}>
        <Trend points={points} theme={theme} />
      </Suspense>
      <details>
        <summary>{t.utilization.trendTable}</summary>
        <DataTable
          caption={t.utilization.trendTable}
          rows={points}
          rowKey={({ label }) => label}
          columns={[
            { key: 'label', title: t.words.date, head: true, cell: ({ label }) => label },
            { key: 'booked', title: t.utilization.booked, numeric: true, cell: ({ booked }) => ratioWord(booked) },
            { key: 'used', title: t.utilization.used, numeric: true, cell: ({ used }) => ratioWord(used) },
          ]}
        />
      </details>
    </section>
  );
}

function Ranking({
  rows,
  by,
  search,
  to,
  slug,
}: { readonly rows: Answer['rows']['rows']; readonly by: (typeof GROUPINGS)[number] } & Leading) {
  const ranked = [...rows].sort((one, other) => (other.bookedUtilization ?? -1) - (one.bookedUtilization ?? -1));
  return (
    <section className="card">
      <h2>{t.utilization.ranking}</h2>
      <DataTable
        caption={t.utilization.ranking}
        rows={ranked}
        rowKey={({ key }) => key}
        columns={[
          { key: 'label', title: t.utilization.grouping[by], head: true, cell: ({ label }) => label },
          {
            key: 'booked',
            title: t.utilization.booked,
            cell: ({ key, bookedUtilization }) => (
              <Link
                to={to}
                params={{ slug }}
                search={{ ...search, behind: 'BOOKED', behindBy: by, behindKey: key }}
                replace
                className="bar-link"
              >
                <Bar ratio={bookedUtilization ?? null} />
              </Link>
            ),
          },
          {
            key: 'used',
            title: t.utilization.used,
            numeric: true,
            cell: ({ usedUtilization }) => ratioWord(usedUtilization),
          },
          {
            key: 'available',
            title: t.utilization.available,
            numeric: true,
            cell: ({ availableMinutes }) => t.utilization.hours(hoursOf(availableMinutes)),
          },
          {
            key: 'idle',
            title: t.utilization.idle,
            numeric: true,
            cell: ({ idleMinutes }) => t.utilization.hours(hoursOf(idleMinutes)),
          },
        ]}
      />
    </section>
  );
}

function Bar({ ratio }: { readonly ratio: number | null }) {
  return (
    <span className="bar">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="8" className="bar-back" />
        <rect width={Math.min(100, (ratio ?? 0) * 100)} height="8" className="bar-front" />
      </svg>
      <span className="figure">{ratioWord(ratio)}</span>
    </span>
  );
}

function IdleSection({ idle }: { readonly idle: Answer['idle'] }) {
  const shown = idle.filter(({ windows }) => windows.length > 0);
  return (
    <section className="card">
      <h2>{t.utilization.idleWindows}</h2>
      {shown.length === 0 && <p className="muted">{t.utilization.noIdle}</p>}
      <ul className="idle">
        {shown.map(({ resource, windows }) => (
          <li key={resource.id}>
            <Link to="/r/$id" params={{ id: resource.id }} search={{}}>
              {resource.name}
            </Link>
            <ul>
              {windows.slice(0, 3).map(({ weekday, opensAt, closesAt, weeks, idleShare }) => (
                <li key={`${weekday} ${opensAt}`}>
                  {t.utilization.idleLine(
                    t.weekday[weekday],
                    opensAt.slice(0, 5),
                    closesAt.slice(0, 5),
                    weeks,
                    percent(idleShare),
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RefusedSection({ rows }: { readonly rows: Answer['refused']['rows'] }) {
  return (
    <section className="card">
      <h2>{t.utilization.refused}</h2>
      {rows.length === 0 ? (
        <p className="muted">{t.utilization.noRefused}</p>
      ) : (
        <DataTable
          caption={t.utilization.refusedTable}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'label', title: t.utilization.refusedReason, head: true, cell: ({ label }) => label },
            { key: 'number', title: t.utilization.refusedNumber, numeric: true, cell: ({ number }) => count(number) },
            {
              key: 'organizations',
              title: t.utilization.refusedOrganizations,
              numeric: true,
              cell: ({ organizations }) => count(organizations),
            },
            {
              key: 'hours',
              title: t.utilization.refusedHours,
              numeric: true,
              cell: ({ unitMinutes }) => hoursOf(unitMinutes),
            },
          ]}
        />
      )}
    </section>
  );
}

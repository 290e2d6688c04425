import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useMemo } from 'react';
import { useTheme } from '../../ui/theme';
import { count, percent } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { DataTable } from '../../ui/data-table';
import { ratioWord } from './heat-map';
import { GROUPINGS } from './question';
import { type Answer, type Leading, hoursOf } from './figures';

const Trend = lazy(() => import('./trend'));

export function TrendSection({ rows }: { readonly rows: Answer['trend']['rows'] }) {
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

export function Ranking({
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

export function IdleSection({ idle }: { readonly idle: Answer['idle'] }) {
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

export function RefusedSection({ rows }: { readonly rows: Answer['refused']['rows'] }) {
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

import './listing.css';
import { Link, useParams } from '@tanstack/react-router';
import type { EquipmentQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { hasRole, useSignedIn } from '../../app/session';
import { percent } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { addDays, addMonths, dayRange, monthStart, today } from '../../time/zoned';
import { DataTable } from '../../ui/data-table';
import { EquipmentTabs } from '../../ui/equipment-tabs';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Notice } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { EQUIPMENT } from './equipment.graphql';
import { WeekStrip } from './week-strip';
import { stripDays } from './week-strip.model';
import { inTree } from '../../ui/tree';

type Report = NonNullable<EquipmentQuery['utilizationReport']>;
type Row = EquipmentQuery['resources']['nodes'][number];

/** Days of the strip beside each machine. */
const STRIP_DAYS = 7;

/** An organization's own equipment as a tree. */
export function ResourcesPage() {
  const { slug } = useParams({ from: '/o/$slug/resources' });
  const viewer = useSignedIn();
  const organization = viewer.memberships.find((member) => member.organization.slug === slug)?.organization;
  const zone = organization?.timeZone ?? 'UTC';
  const first = today(zone);
  const month = monthStart(first);
  const page = usePageQuery(
    EQUIPMENT,
    {
      filter: { organizationId: organization?.id ?? '' },
      from: dayRange(first, zone).from,
      to: dayRange(addDays(first, STRIP_DAYS), zone).from,
      month: { organizationId: organization?.id ?? '', from: month, to: addMonths(month, 1) },
      seesReports: hasRole(viewer, slug, 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'),
    },
    { pause: organization === undefined },
  );
  const add = (
    <Link to="/o/$slug/resources/new" params={{ slug }} search={{}} className="button-link">
      {t.listing.add}
    </Link>
  );
  return (
    <main className="page" id="content">
      <PageHead title={t.listing.title} context={organization?.name} actions={add} />
      <EquipmentTabs slug={slug} />
      {organization?.status === 'PENDING' && <Notice kind="warning">{t.listing.pending}</Notice>}
      <Loaded page={page} lines={10}>
        {({ resources, utilizationReport }) =>
          resources.nodes.length === 0 ? (
            <Empty title={t.listing.none}>
              <p>{t.listing.noneHint}</p>
              {add}
            </Empty>
          ) : (
            <DataTable<{ row: Row; depth: number }>
              caption={t.listing.title}
              rows={inTree(resources.nodes)}
              rowKey={({ row }) => row.id}
              columns={[
                {
                  key: 'name',
                  title: t.listing.name,
                  head: true,
                  cell: ({ row, depth }) => (
                    <span className={`depth-${Math.min(depth, 3)}`}>
                      <Link to="/o/$slug/resources/$id/edit/$tab" params={{ slug, id: row.id, tab: 'about' }}>
                        {row.name}
                      </Link>
                    </span>
                  ),
                },
                { key: 'code', title: t.listing.code, cell: ({ row }) => row.code },
                { key: 'kind', title: t.listing.kind, cell: ({ row }) => t.resourceKind[row.kind] },
                { key: 'site', title: t.listing.site, cell: ({ row }) => row.site.name },
                { key: 'units', title: t.listing.units, numeric: true, cell: ({ row }) => row.units },
                {
                  key: 'week',
                  title: t.listing.week,
                  cell: ({ row }) => (
                    <WeekStrip
                      label={t.listing.week}
                      days={stripDays(first, STRIP_DAYS, row.timeZone, row.openPeriods, row.freePeriods)}
                    />
                  ),
                },
                {
                  key: 'use',
                  title: t.listing.useThisMonth,
                  numeric: true,
                  cell: ({ row }) => <Use use={utilizationReport?.rows.find(({ key }) => key === row.id)} />,
                },
                {
                  key: 'status',
                  title: t.words.status,
                  cell: ({ row }) => (
                    <Tag tone={row.status === 'LISTED' ? 'success' : 'quiet'}>{t.listing.status[row.status]}</Tag>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </main>
  );
}

/** The hours that a machine was used, and their share of its open time. */
function Use({ use }: { readonly use: Report['rows'][number] | undefined }) {
  if (use === undefined) return '—';
  const hours = t.words.hours(Math.round(use.usedMinutes / 60));
  return (
    <span>
      {hours}
      {use.usedUtilization != null && <span className="small"> {percent(Number(use.usedUtilization))}</span>}
    </span>
  );
}

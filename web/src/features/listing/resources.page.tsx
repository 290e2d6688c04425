import './listing.css';
import { Link, useParams } from '@tanstack/react-router';
import type { OwnResourcesQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { useSignedIn } from '../../app/session';
import { t } from '../../i18n/t';
import { DataTable } from '../../ui/data-table';
import { EquipmentTabs } from '../../ui/equipment-tabs';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Notice } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { OWN_RESOURCES } from './listing.graphql';
import { inTree } from '../../ui/tree';

type Row = OwnResourcesQuery['resources']['nodes'][number];

/** An organization's own equipment as a tree. */
export function ResourcesPage() {
  const { slug } = useParams({ from: '/o/$slug/resources' });
  const viewer = useSignedIn();
  const organization = viewer.memberships.find((member) => member.organization.slug === slug)?.organization;
  const page = usePageQuery(
    OWN_RESOURCES,
    { slug, filter: { organizationId: organization?.id ?? '' } },
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
        {({ resources }) =>
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

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { OrganizationHomeQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { count } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { DataTable } from '../../ui/data-table';
import { Pager } from '../../ui/pager';
import { Empty, Loaded } from '../../ui/states';
import { LISTED } from './home.graphql';

type Organization = NonNullable<OrganizationHomeQuery['organization']>;

const PAGE = 25;

/** The page of an organization for people who are no members: who it is, how to reach it, where it is, what it lists. */
export function PublicPage({ organization }: { readonly organization: Organization }) {
  const { description, contact, address, sites } = organization;
  const facts = [
    [t.platform.contact, contact],
    [t.account.address, address],
  ] as const;
  return (
    <div className="stack">
      <section className="card">
        {description != null && <p className="own-words">{description}</p>}
        <dl className="facts">
          {facts.map(
            ([label, value]) =>
              value != null && (
                <div key={label} className="fact">
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
          <dt>{t.words.site}</dt>
          <dd>
            {sites.length === 0 && '—'}
            {sites.map((site) => (
              <div key={site.id}>
                {site.name}
                {site.address != null && <span className="muted"> · {site.address}</span>}
              </div>
            ))}
          </dd>
        </dl>
      </section>
      <Listed organization={organization} />
    </div>
  );
}

/** The listed resources that the viewer may see. */
function Listed({ organization: { id, slug } }: { readonly organization: Organization }) {
  const { after } = useSearch({ from: '/o/$slug/' });
  const navigate = useNavigate();
  const page = usePageQuery(LISTED, { organizationId: id, first: PAGE, after: after ?? null });
  return (
    <section className="card" aria-label={t.home.listed}>
      <Loaded page={page} lines={6}>
        {({ resources }) => (
          <>
            <div className="section-head">
              <h2>{t.home.listed}</h2>
              <span className="muted">{count(resources.totalCount)}</span>
            </div>
            {resources.nodes.length === 0 ? (
              <Empty title={t.home.nothingListed} />
            ) : (
              <DataTable
                caption={t.home.listed}
                rows={resources.nodes}
                rowKey={(resource) => resource.id}
                onOpen={(resource) => void navigate({ to: '/r/$id', params: { id: resource.id }, search: {} })}
                columns={[
                  {
                    key: 'name',
                    title: t.bookings.items,
                    head: true,
                    cell: (resource) => (
                      <Link to="/r/$id" params={{ id: resource.id }} search={{}}>
                        {resource.name}
                      </Link>
                    ),
                  },
                  { key: 'kind', title: t.account.kind, cell: ({ kind }) => t.resourceKind[kind] },
                  { key: 'skills', title: t.find.skills, cell: ({ skills }) => skills.join(', ') || '—' },
                  { key: 'site', title: t.words.site, cell: ({ site }) => site.name },
                ]}
              />
            )}
            <Pager
              after={after}
              pageInfo={resources.pageInfo}
              onGo={(place) =>
                void navigate({ to: '/o/$slug', params: { slug }, search: place === undefined ? {} : { after: place } })
              }
            />
          </>
        )}
      </Loaded>
    </section>
  );
}

import './find.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { usePageQuery } from '../../api/use-page-query';
import { homeOrganization, useViewer } from '../../app/session';
import { t } from '../../i18n/t';
import { today } from '../../time/zoned';
import { PageHead } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { FIND, OWN_SITES } from './find.graphql';
import { daysOf, type FindSearch, searchInput } from './find.model';
import { NearestFits, Results } from './results';
import { SearchBar } from './search-bar';

const PAGE = 20;

export function FindPage() {
  const find = useSearch({ from: '/find' });
  const navigate = useNavigate();
  const viewer = useViewer();
  const booker =
    viewer?.memberships.find(({ organization }) => organization.slug === find.as)?.organization ??
    (viewer === null ? null : homeOrganization(viewer));
  const zone = booker?.timeZone ?? viewer?.timeZone ?? 'Asia/Shanghai';
  const [{ data: own }] = useQuery({
    query: OWN_SITES,
    variables: { slug: booker?.slug ?? '' },
    pause: booker === null,
  });
  const sites = useMemo(
    () =>
      (own?.organization?.sites ?? []).flatMap(({ id, name, location }) => (location == null ? [] : [{ id, name }])),
    [own],
  );
  const organizationId = booker?.status === 'VERIFIED' ? booker.id : null;
  const search = (wanted: FindSearch) => void navigate({ to: '/find', search: wanted });
  return (
    <main className="page" id="content">
      <PageHead title={t.find.title}>
        <p className="muted">{t.find.hint}</p>
      </PageHead>
      <SearchBar
        key={JSON.stringify(find)}
        find={find}
        days={daysOf(find, today(zone))}
        sites={sites}
        forOrganization={organizationId !== null}
        onSearch={search}
      />
      <Found
        key={`${JSON.stringify(find)} ${booker?.id}`}
        find={find}
        zone={zone}
        organizationId={organizationId}
        sites={sites}
        ready={booker === null || own !== undefined || find.near === undefined}
        onSearch={search}
      />
    </main>
  );
}

function Found({
  find,
  zone,
  organizationId,
  sites,
  ready,
  onSearch,
}: {
  readonly find: FindSearch;
  readonly zone: string;
  readonly organizationId: string | null;
  readonly sites: readonly { readonly id: string }[];
  readonly ready: boolean;
  readonly onSearch: (find: FindSearch) => void;
}) {
  // The search begins when it was sent; looking at it again keeps its window.
  const [now] = useState(() => Date.now());
  const input = useMemo(
    () => searchInput(find, { now, zone, organizationId, ownSites: sites.map(({ id }) => id) }),
    [find, now, zone, organizationId, sites],
  );
  const [first, setFirst] = useState(PAGE);
  const page = usePageQuery(FIND, { input, first, after: null }, { pause: !ready });
  return (
    <Loaded page={page} lines={9}>
      {({ availableResources: { nodes, pageInfo, nearestFits } }) =>
        nodes.length === 0 ? (
          <NearestFits fits={nearestFits} find={find} onSearch={onSearch} />
        ) : (
          <>
            <p className="muted" role="status">
              {t.find.found(nodes.length, pageInfo.hasNextPage)}
            </p>
            <Results offers={nodes} units={find.units} />
            {pageInfo.hasNextPage && first < 100 && (
              <Button onClick={() => setFirst(first + PAGE)} loading={page.fetching}>
                {t.find.more}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}

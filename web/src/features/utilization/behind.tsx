import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { UtilizationBookingsInput } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { t } from '../../i18n/t';
import { DataTable } from '../../ui/data-table';
import { Empty, Loaded } from '../../ui/states';
import { StatusTag } from '../../ui/status-tag';
import { Period } from '../../ui/values';
import type { UtilizationSearch } from './question';
import { BEHIND } from './utilization.graphql';

const PAGE = 25;

const names = () =>
  ({
    BOOKED: t.utilization.booked,
    USED: t.utilization.used,
    SHARED: t.utilization.sharing,
    USED_WITHIN_BOOKED: t.utilization.fulfilment,
    BOOKINGS: t.utilization.bookings,
    NO_SHOWS: t.utilization.noShows,
    LATE_CANCELLATIONS: t.utilization.late,
  }) as const;

/** The bookings behind a figure, in a drawer that the address opens. */
export function BehindDrawer({
  search,
  input,
  onClose,
}: {
  readonly search: UtilizationSearch;
  readonly input: Pick<UtilizationBookingsInput, 'organizationId' | 'siteId' | 'kind' | 'from' | 'to'>;
  readonly onClose: () => void;
}) {
  const { behind, behindBy, behindKey } = search;
  return (
    <Drawer
      open={behind !== undefined}
      onClose={onClose}
      size="min(736px, 100vw)"
      destroyOnHidden
      closable={{ 'aria-label': t.words.close }}
      title={behind === undefined ? '' : t.utilization.behind(names()[behind])}
    >
      {behind !== undefined && (
        <BookingsBehind input={{ ...input, figure: behind, groupBy: behindBy ?? 'RESOURCE', key: behindKey ?? null }} />
      )}
    </Drawer>
  );
}

function BookingsBehind({ input }: { readonly input: UtilizationBookingsInput }) {
  const [first, setFirst] = useState(PAGE);
  const page = usePageQuery(BEHIND, { input, first, after: null });
  return (
    <Loaded page={page}>
      {({ utilizationBookings: { nodes, pageInfo } }) =>
        nodes.length === 0 ? (
          <Empty title={t.utilization.noBookings} />
        ) : (
          <>
            <DataTable
              caption={t.bookings.title}
              rows={nodes}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'title',
                  title: t.words.title,
                  head: true,
                  cell: ({ id, title, reference }) => (
                    <>
                      <Link to="/b/$id" params={{ id }}>
                        {title}
                      </Link>
                      <div className="small">{reference}</div>
                    </>
                  ),
                },
                {
                  key: 'when',
                  title: t.bookings.when,
                  cell: ({ startsAt, endsAt, items }) => (
                    <Period from={startsAt} to={endsAt} zone={items[0]?.resource.timeZone ?? 'UTC'} />
                  ),
                },
                { key: 'who', title: t.bookings.bookedFor, cell: ({ organization }) => organization.name },
                { key: 'status', title: t.words.status, cell: ({ status }) => <StatusTag status={status} /> },
              ]}
            />
            {pageInfo.hasNextPage && first < 100 && (
              <Button onClick={() => setFirst(first + PAGE)} loading={page.fetching}>
                {t.words.more}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}

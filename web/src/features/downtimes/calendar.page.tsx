import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { OwnCalendarQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { useOwnOrganization } from '../../app/session';
import { t } from '../../i18n/t';
import { addDays, dayRange, mondayOf, today, type Span } from '../../time/zoned';
import { coversDays, dayLines } from '../../timeline/day-lines';
import { DayList } from '../../timeline/day-list';
import { listEntries } from '../../timeline/entries';
import { Timeline } from '../../timeline/timeline';
import { ViewBar } from '../../timeline/view-bar';
import { slotOf, without } from '../../ui/address';
import { useNarrow } from '../../ui/narrow';
import { EquipmentTabs } from '../../ui/equipment-tabs';
import { useNow } from '../../ui/now';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Loading, Notice, Refusals } from '../../ui/states';
import { type CalendarResource, rowsOf } from './calendar.model';
import { DowntimePanel } from './downtime-panel';
import { useMove } from './use-move';
import { type CalendarSearch, closed } from './downtimes-search';
import { OWN_CALENDAR } from './downtimes.graphql';

/** All machines of an organization on one timeline. A drag over a row blocks its time, the form does the same. */
const isBlockable = ({ viewerCan }: CalendarResource): boolean => viewerCan.includes('BLOCK');

export function CalendarPage() {
  const { slug } = useParams({ from: '/o/$slug/resources/calendar' });
  const search = useSearch({ from: '/o/$slug/resources/calendar' });
  const navigate = useNavigate();
  const narrow = useNarrow();
  const organization = useOwnOrganization(slug);
  const zone = organization.timeZone;
  const view = search.view ?? (narrow ? 'list' : 'week');
  const date = search.date ?? today(zone);
  // The list of many machines shows one day; that of a week would be very long.
  const days = view === 'week' ? 7 : 1;
  const first = view === 'week' ? mondayOf(date) : date;
  const end = addDays(first, days);
  const window = { from: dayRange(first, zone).from, to: dayRange(end, zone).from };
  const page = usePageQuery(
    OWN_CALENDAR,
    { own: { organizationId: organization.id }, after: search.after ?? null, ...window, firstDay: first, endDay: end },
    {
      live: { organizationIds: [organization.id] },
      changesAt: ({ resources }) =>
        resources.nodes.flatMap(({ schedule }) => schedule.map(({ changesAt }) => changesAt)),
    },
  );
  const [fetched, setFetched] = useState<Span>({ startsAt: window.from, endsAt: window.to });
  if (!page.fetching && (fetched.startsAt !== window.from || fetched.endsAt !== window.to)) {
    setFetched({ startsAt: window.from, endsAt: window.to });
  }
  const go = (next: CalendarSearch) =>
    void navigate({
      to: '/o/$slug/resources/calendar',
      params: { slug },
      search: next,
      replace: true,
      resetScroll: false,
    });
  const dateField = useRef<HTMLInputElement>(null);
  return (
    <main className="page" id="content">
      <PageHead title={t.downtimes.calendar} context={organization.name}>
        {page.data?.resources.nodes.some(isBlockable) && <p className="muted">{t.downtimes.drag}</p>}
      </PageHead>
      <EquipmentTabs slug={slug} />
      <section className="card">
        <ViewBar
          view={view}
          first={first}
          days={days}
          date={date}
          zone={zone}
          dateField={dateField}
          onDate={(chosen) => go({ ...search, date: chosen })}
          onView={(chosen) => go({ ...search, view: chosen })}
        />
        <Loaded page={page} lines={10}>
          {({ resources }) =>
            resources.nodes.length === 0 ? (
              <Empty title={t.downtimes.noResources}>
                <Link to="/o/$slug/resources/new" params={{ slug }} search={{}}>
                  {t.listing.add}
                </Link>
              </Empty>
            ) : (
              <Calendar
                resources={resources}
                fetched={fetched}
                shown={{ first, days, zone, isList: view === 'list' }}
                search={search}
                onGo={go}
                onDateField={() => dateField.current?.focus()}
                onChanged={page.refetch}
              />
            )
          }
        </Loaded>
      </section>
    </main>
  );
}

function Calendar({
  resources: { nodes, totalCount, pageInfo },
  fetched,
  shown: { first, days, zone, isList },
  search,
  onGo,
  onDateField,
  onChanged,
}: {
  readonly resources: OwnCalendarQuery['resources'];
  readonly fetched: Span;
  readonly shown: { readonly first: string; readonly days: number; readonly zone: string; readonly isList: boolean };
  readonly search: CalendarSearch;
  readonly onGo: (search: CalendarSearch) => void;
  readonly onDateField: () => void;
  readonly onChanged: () => void;
}) {
  const now = useNow();
  const rows = useMemo(() => rowsOf(nodes, fetched), [nodes, fetched]);
  const special = useMemo(
    () => new Map(nodes.flatMap(({ specialDays }) => specialDays.map(({ day, name }) => [day, name] as const))),
    [nodes],
  );
  const slot = useMemo(() => slotOf(search.slot), [search.slot]);
  const selection = useMemo(
    () => (slot === null || search.on === undefined ? null : { rowId: search.on, ...slot }),
    [slot, search.on],
  );
  const blockable = nodes.filter(isBlockable);
  const { refused, move } = useMove(onChanged);
  const close = () => onGo(closed(search));
  return (
    <>
      {isList && !coversDays(fetched, first, days, zone) && <Loading lines={8} />}
      {isList ? (
        <div className="calendar-list">
          {(coversDays(fetched, first, days, zone) ? nodes : []).map((resource) => (
            <section key={resource.id} aria-label={resource.name}>
              <h2>
                <Link to="/r/$id" params={{ id: resource.id }} search={{}}>
                  {resource.name}
                </Link>
              </h2>
              <DayList
                days={dayLines(
                  first,
                  days,
                  resource.timeZone,
                  resource.freePeriods,
                  listEntries(resource.schedule, resource.id),
                )}
                zone={resource.timeZone}
                now={now}
                specialDays={special}
              />
            </section>
          ))}
        </div>
      ) : (
        <Timeline
          rows={rows}
          first={first}
          days={days}
          zone={zone}
          now={now}
          specialDays={special}
          selection={selection}
          step={30}
          length={60}
          onChoose={({ rowId, startsAt, endsAt }) => {
            if (blockable.some(({ id }) => id === rowId)) {
              onGo({ ...search, form: 'new', on: rowId, slot: `${startsAt}/${endsAt}` });
            }
          }}
          canMove={({ kind, inside }, rowId) =>
            kind === 'DOWNTIME' && !inside && blockable.some(({ id }) => id === rowId)
          }
          onMove={move}
          onDay={(date) => onGo({ ...search, date })}
          onDate={onDateField}
          hrefOf={({ id }) => `/r/${id}`}
        />
      )}
      {refused.length > 0 && (
        <div role="alert" className="below">
          <Notice kind="warning">{t.downtimes.notMoved}</Notice>
          <Refusals errors={refused} />
        </div>
      )}
      <div className="row below">
        <span className="muted">{t.downtimes.range(nodes.length, totalCount)}</span>
        {search.after !== undefined && (
          <Button onClick={() => onGo(without(closed(search), ['after']))}>{t.downtimes.first}</Button>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor != null && (
          <Button onClick={() => onGo({ ...closed(search), after: pageInfo.endCursor ?? '' })}>
            {t.downtimes.next}
          </Button>
        )}
        {blockable.length > 0 && search.form === undefined && (
          <Button type="primary" onClick={() => onGo({ ...search, form: 'new' })}>
            {t.downtimes.add}
          </Button>
        )}
      </div>
      {search.form !== undefined && blockable.length > 0 && (
        <DowntimePanel
          key={`${search.on} ${search.slot}`}
          resources={blockable}
          downtime={null}
          resourceId={search.on ?? null}
          period={slot}
          onClose={close}
          onDone={() => {
            close();
            onChanged();
          }}
        />
      )}
    </>
  );
}

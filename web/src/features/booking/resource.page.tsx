import './resource.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { usePageQuery } from '../../api/use-page-query';
import { t } from '../../i18n/t';
import { addDays, dayRange, fieldsOf, periodOf, today, type Span } from '../../time/zoned';
import { type ScheduleView, shownDays } from '../../timeline/view';
import { slotOf } from '../../ui/address';
import { useNarrow } from '../../ui/narrow';
import { useNow } from '../../ui/now';
import { PageHead } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { BookingPanel } from './booking-panel';
import { Facts } from './facts';
import { RESOURCE } from './resource.graphql';
import type { ResourceView } from './resource-view';
import { Schedule } from './schedule';
import type { ShownResource } from './shown-resource';
import { firstPeriod, type Wish } from './wish';

/** Until the zone of the resource is known, the first query looks at a day around now that is wide enough for all zones. */
const GUESSED_ZONE = 'Asia/Shanghai';

export function ResourcePage() {
  const { id } = useParams({ from: '/r/$id' });
  const search = useSearch({ from: '/r/$id' });
  const navigate = useNavigate();
  const narrow = useNarrow();
  const [zone, setZone] = useState(GUESSED_ZONE);
  const view = search.view ?? (narrow ? 'list' : 'week');
  const slot = slotOf(search.slot);
  const date = search.date ?? (slot === null ? today(zone) : fieldsOf(slot.startsAt, slot.endsAt, zone).date);
  const { first, days } = shownDays(view, date);
  const end = addDays(first, days);
  const window = { from: dayRange(first, zone).from, to: dayRange(end, zone).from };
  const page = usePageQuery(
    RESOURCE,
    { id, ...window, firstDay: first, endDay: end, units: search.units ?? 1 },
    {
      live: { resourceIds: [id] },
      changesAt: ({ node }) => (node?.__typename === 'Resource' ? node.schedule.map(({ changesAt }) => changesAt) : []),
    },
  );
  const node = page.data?.node;
  const resource = node?.__typename === 'Resource' ? node : null;
  if (resource !== null && resource.timeZone !== zone) setZone(resource.timeZone);
  // While other days are fetched, the answer of the days before stays; it says nothing of the new ones.
  const [fetched, setFetched] = useState<Span>({ startsAt: window.from, endsAt: window.to });
  if (!page.fetching && (fetched.startsAt !== window.from || fetched.endsAt !== window.to)) {
    setFetched({ startsAt: window.from, endsAt: window.to });
  }
  const go = (part: ResourceView) =>
    void navigate({ to: '/r/$id', params: { id }, search: { ...search, ...part }, replace: true, resetScroll: false });
  return (
    <main className="page" id="content">
      <Loaded page={page} lines={12}>
        {() =>
          resource === null ? (
            <Empty title={t.states.notFound}>
              <Link to="/find" search={{}}>
                {t.shell.find}
              </Link>
            </Empty>
          ) : (
            <Shown
              resource={resource}
              fetched={fetched}
              view={view}
              date={date}
              slot={slot}
              units={search.units ?? 1}
              onGo={go}
              onChanged={page.refetch}
            />
          )
        }
      </Loaded>
    </main>
  );
}

/** Leads the keyboard to the panel; only its top need be in sight. */
function goTo(panel: HTMLElement | null): void {
  panel?.focus({ preventScroll: true });
  panel?.querySelector('h2')?.scrollIntoView({ block: 'nearest' });
}

function Shown({
  resource,
  fetched,
  view,
  date,
  slot,
  units,
  onGo,
  onChanged,
}: {
  readonly resource: ShownResource;
  readonly fetched: Span;
  readonly view: ScheduleView;
  readonly date: string;
  readonly slot: ReturnType<typeof slotOf>;
  readonly units: number;
  readonly onGo: (part: ResourceView) => void;
  readonly onChanged: () => void;
}) {
  const zone = resource.timeZone;
  const step = resource.policy.startStepMinutes ?? 15;
  const minimum = resource.policy.minimumMinutes ?? 60;
  const panel = useRef<HTMLElement>(null);
  const now = useNow();
  const [wish, setWish] = useState<Wish>(() => {
    const soon = { startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() };
    const free = resource.freePeriods.find(({ endsAt }) => Date.parse(endsAt) > now) ?? soon;
    const period =
      slot === null ? firstPeriod(free, zone, now, { step, minimum }) : fieldsOf(slot.startsAt, slot.endsAt, zone);
    return { ...period, units, title: t.booking.titleSuggestion(resource.skills[0] ?? resource.name), people: null };
  });
  /** The panel, the timeline and the address speak of the same time, and the schedule shows its day. */
  const follow = (next: Wish) => {
    setWish(next);
    const { first, days } = shownDays(view, date);
    const { startsAt, endsAt } = periodOf(next, zone);
    onGo({
      slot: `${startsAt}/${endsAt}`,
      units: next.units,
      date: next.date < first || next.date >= addDays(first, days) ? next.date : date,
    });
  };
  return (
    <>
      <PageHead
        title={resource.name}
        context={resource.organization.name}
        actions={<Tag>{t.resourceKind[resource.kind]}</Tag>}
      >
        <p className="muted">
          <Link to="/o/$slug" params={{ slug: resource.organization.slug }}>
            {resource.organization.name}
          </Link>{' '}
          · {resource.site.name}
        </p>
      </PageHead>
      <div className={view === 'list' ? 'resource' : 'resource resource-wide'}>
        <Facts resource={resource} />
        <Schedule
          resource={resource}
          fetched={fetched}
          view={view}
          date={date}
          now={now}
          period={wish}
          onDate={(chosen) => onGo({ date: chosen })}
          onView={(chosen) => onGo({ view: chosen, date })}
          onChoose={(period, by) => {
            follow({ ...wish, ...period });
            if (by === 'keyboard') goTo(panel.current);
          }}
        />
        <BookingPanel
          ref={panel}
          resource={{ ...resource, stepMinutes: resource.policy.startStepMinutes ?? null }}
          wish={wish}
          onWish={follow}
          onChanged={onChanged}
        />
      </div>
    </>
  );
}

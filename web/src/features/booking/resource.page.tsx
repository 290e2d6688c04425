import './resource.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { ResourcePageQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { localDay } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { addDays, dayRange, mondayOf, today, fieldsOf } from '../../time/zoned';
import { dayLines, type Entry } from '../../timeline/day-lines';
import { DayList } from '../../timeline/day-list';
import { Icon } from '../../ui/icon';
import { PageHead } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { BookingPanel } from './booking-panel';
import { Photos } from './photos';
import { RESOURCE } from './resource.graphql';
import { ruleSentences } from '../../ui/rules';
import { firstPeriod, slotOf, type Wish } from './wish';

type Node = NonNullable<ResourcePageQuery['node']>;
type Resource = Extract<Node, { __typename: 'Resource' }>;

/** Until the zone of the resource is known, the first query looks at a day around now that is wide enough for all zones. */
const GUESSED_ZONE = 'Asia/Shanghai';

export function ResourcePage() {
  const { id } = useParams({ from: '/r/$id' });
  const search = useSearch({ from: '/r/$id' });
  const navigate = useNavigate();
  const [zone, setZone] = useState(GUESSED_ZONE);
  const view = search.view ?? 'week';
  const slot = slotOf(search.slot);
  const shown = search.date ?? (slot === null ? today(zone) : fieldsOf(slot.startsAt, slot.endsAt, zone).date);
  const first = view === 'day' ? shown : mondayOf(shown);
  const days = view === 'day' ? 1 : 7;
  const window = { from: dayRange(first, zone).from, to: dayRange(addDays(first, days - 1), zone).to };
  const page = usePageQuery(RESOURCE, { id, ...window, units: search.units ?? 1 }, { live: { resourceIds: [id] } });
  const node = page.data?.node;
  const resource = node?.__typename === 'Resource' ? node : null;
  if (resource !== null && resource.timeZone !== zone) setZone(resource.timeZone);
  const go = (part: Partial<typeof search>) =>
    void navigate({ to: '/r/$id', params: { id }, search: { ...search, ...part }, replace: true });
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
              first={first}
              days={days}
              view={view}
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

interface Going {
  readonly date?: string;
  readonly view?: 'day' | 'week';
  readonly slot?: string;
}

function Shown({
  resource,
  first,
  days,
  view,
  slot,
  units,
  onGo,
  onChanged,
}: {
  readonly resource: Resource;
  readonly first: string;
  readonly days: number;
  readonly view: 'day' | 'week';
  readonly slot: ReturnType<typeof slotOf>;
  readonly units: number;
  readonly onGo: (part: Going) => void;
  readonly onChanged: () => void;
}) {
  const zone = resource.timeZone;
  const step = resource.policy.startStepMinutes ?? 15;
  const minimum = resource.policy.minimumMinutes ?? 60;
  const [now] = useState(() => Date.now());
  const [wish, setWish] = useState<Wish>(() => {
    const soon = { startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() };
    const free = resource.freePeriods.find(({ endsAt }) => Date.parse(endsAt) > now) ?? soon;
    const period =
      slot === null ? firstPeriod(free, zone, now, { step, minimum }) : fieldsOf(slot.startsAt, slot.endsAt, zone);
    return { ...period, units, title: t.booking.titleSuggestion(resource.skills[0] ?? resource.name), people: null };
  });
  /** The schedule shows the days that the panel speaks of. */
  const follow = (next: Wish) => {
    setWish(next);
    if (next.date < first || next.date >= addDays(first, days)) onGo({ date: next.date });
  };
  const lines = useMemo(() => {
    const entries: Entry[] = resource.schedule.map(({ kind, startsAt, endsAt, units: taken, booking, downtime }) => ({
      kind,
      startsAt,
      endsAt,
      units: taken,
      label: booking?.title ?? downtime?.reason ?? null,
      bookingId: booking?.id ?? null,
    }));
    return dayLines(first, days, zone, resource.freePeriods, entries);
  }, [resource.schedule, resource.freePeriods, first, days, zone]);
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
      <div className="resource">
        <Facts resource={resource} />
        <section className="card schedule" aria-label={t.resource.schedule}>
          <div className="row schedule-head">
            <h2>{t.resource.schedule}</h2>
            <Turning first={first} days={days} view={view} zone={zone} onGo={onGo} />
          </div>
          <p className="small">{t.resource.zoneNote(zone)}</p>
          <DayList
            days={lines}
            zone={zone}
            now={now}
            onChoose={(line) => setWish({ ...wish, ...firstPeriod(line, zone, now, { step, minimum }) })}
          />
        </section>
        <BookingPanel
          resource={{ ...resource, stepMinutes: resource.policy.startStepMinutes ?? null }}
          wish={wish}
          onWish={follow}
          onChanged={onChanged}
        />
      </div>
    </>
  );
}

function Turning({
  first,
  days,
  view,
  zone,
  onGo,
}: {
  readonly first: string;
  readonly days: number;
  readonly view: 'day' | 'week';
  readonly zone: string;
  readonly onGo: (part: Going) => void;
}) {
  const isDay = view === 'day';
  return (
    <div className="row">
      <Button
        aria-label={isDay ? t.resource.previousDay : t.resource.previousWeek}
        icon={<Icon name="left" />}
        onClick={() => onGo({ date: addDays(first, -days) })}
      />
      <Button onClick={() => onGo({ date: today(zone) })}>{t.resource.today}</Button>
      <Button
        aria-label={isDay ? t.resource.nextDay : t.resource.nextWeek}
        icon={<Icon name="right" />}
        onClick={() => onGo({ date: addDays(first, days) })}
      />
      <span className="figure">{isDay ? localDay(first) : `${localDay(first)} – ${localDay(addDays(first, 6))}`}</span>
      <Button aria-pressed={isDay} onClick={() => onGo({ view: 'day' })}>
        {t.resource.day}
      </Button>
      <Button aria-pressed={!isDay} onClick={() => onGo({ view: 'week' })}>
        {t.resource.week}
      </Button>
    </div>
  );
}

function Facts({ resource }: { readonly resource: Resource }) {
  return (
    <div className="stack">
      <Photos images={resource.images} />
      <section className="card">
        <h2>{t.resource.facts}</h2>
        {resource.description != null && <p>{resource.description}</p>}
        <dl className="facts">
          <dt>{t.resource.code}</dt>
          <dd>{resource.code}</dd>
          <dt>{t.resource.units}</dt>
          <dd>{resource.units}</dd>
          {resource.seats != null && (
            <>
              <dt>{t.resource.seats}</dt>
              <dd>{resource.seats}</dd>
            </>
          )}
          {resource.site.address != null && (
            <>
              <dt>{t.resource.site}</dt>
              <dd>{resource.site.address}</dd>
            </>
          )}
          {resource.parent != null && (
            <>
              <dt>{t.resource.insideOf}</dt>
              <dd>
                <Link to="/r/$id" params={{ id: resource.parent.id }} search={{}}>
                  {resource.parent.name}
                </Link>
              </dd>
            </>
          )}
        </dl>
        <p className="row below">
          {resource.skills.map((skill) => (
            <Tag key={skill}>{skill}</Tag>
          ))}
        </p>
        {resource.children.length > 0 && (
          <>
            <h3>{t.resource.inside}</h3>
            <ul>
              {resource.children.map(({ id, name }) => (
                <li key={id}>
                  <Link to="/r/$id" params={{ id }} search={{}}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="card">
        <h2>{t.resource.rules}</h2>
        <ul className="rules">
          {ruleSentences(resource.policy).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <h3 className="below">{t.resource.hours}</h3>
        {resource.openingHours.length === 0 && <p className="muted">{t.resource.noHours}</p>}
        <ul className="rules">
          {resource.openingHours.map(({ weekday, opensAt, closesAt }) => (
            <li key={`${weekday} ${opensAt}`} className="figure">
              {t.weekday[weekday]} {opensAt.slice(0, 5)}–{closesAt.slice(0, 5)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

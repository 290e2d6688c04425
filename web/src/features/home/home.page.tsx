import { Link, useParams } from '@tanstack/react-router';
import type { OrganizationHomeQuery, OrganizationTasksQuery, TaskKind } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { hasRole, rolesIn, useSignedIn } from '../../app/session';
import { count, dayAndTime } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { addDays, dayRange, today } from '../../time/zoned';
import { BookingActions, zoneOf } from '../../ui/booking/actions';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Notice } from '../../ui/states';
import { StatusTag, Tag } from '../../ui/status-tag';
import { Period } from '../../ui/values';
import { HOME, NEXT_ONLY, START } from './home.graphql';
import { News } from './news';
import { PublicPage } from './public-page';
import { taskTarget } from './task-targets';

type Organization = NonNullable<OrganizationHomeQuery['organization']>;
type Home = NonNullable<OrganizationTasksQuery['viewer']>['home'];

/** An organization's home; to viewers of other organizations it is its page. */
export function HomePage() {
  const { slug } = useParams({ from: '/o/$slug' });
  const viewer = useSignedIn();
  const page = usePageQuery(HOME, { slug });
  const roles = rolesIn(viewer, slug);
  return (
    <main className="page" id="content">
      <Loaded page={page}>
        {({ organization }) =>
          organization == null ? (
            <Empty title={t.states.notFound} />
          ) : (
            <>
              <PageHead
                title={organization.name}
                actions={
                  <Tag tone={organization.status === 'VERIFIED' ? 'success' : 'warning'}>
                    {t.organizationStatus[organization.status]}
                  </Tag>
                }
              >
                <p className="muted">{t.organizationKind[organization.kind]}</p>
              </PageHead>
              {roles.length === 0 ? (
                <PublicPage organization={organization} />
              ) : (
                <OwnHome organization={organization} slug={slug} />
              )}
            </>
          )
        }
      </Loaded>
    </main>
  );
}

function OwnHome({ organization, slug }: { readonly organization: Organization; readonly slug: string }) {
  const viewer = useSignedIn();
  const seesFeed = hasRole(viewer, slug, 'COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN');
  return (
    <>
      {organization.status === 'PENDING' && (
        <Notice kind="warning">
          <p>{organization.statusReason == null ? t.home.pending : t.home.sentBack}</p>
          {organization.statusReason != null && (
            <>
              <p>{organization.statusReason}</p>
              <Link to="/o/$slug/settings" params={{ slug }} search={{}}>
                {t.home.correct}
              </Link>
            </>
          )}
        </Notice>
      )}
      {seesFeed ? <Start organization={organization} slug={slug} /> : <Tasks organization={organization} slug={slug} />}
    </>
  );
}

function Start({ organization, slug }: { readonly organization: Organization; readonly slug: string }) {
  const zone = organization.timeZone;
  const since = dayRange(addDays(today(zone), -1), zone).from;
  const page = usePageQuery(
    START,
    { organizationId: organization.id, filter: { organizationId: organization.id, from: since } },
    { live: { organizationIds: [organization.id] } },
  );
  return (
    <Loaded page={page} lines={10}>
      {({ viewer, happenings }) => (
        <div className="stack">
          {viewer != null && <HomeCards home={viewer.home} slug={slug} zone={zone} refetch={page.refetch} />}
          <News slug={slug} rows={happenings.nodes} readUntil={viewer?.happeningsReadUntil ?? null} zone={zone} />
        </div>
      )}
    </Loaded>
  );
}

function Tasks({ organization, slug }: { readonly organization: Organization; readonly slug: string }) {
  const page = usePageQuery(NEXT_ONLY, { organizationId: organization.id });
  return (
    <Loaded page={page}>
      {({ viewer }) =>
        viewer != null && (
          <HomeCards home={viewer.home} slug={slug} zone={organization.timeZone} refetch={page.refetch} />
        )
      }
    </Loaded>
  );
}

/** A card for each kind of task, with its count, the soonest deadline, and the list that it leads to. */
function HomeCards({
  home,
  slug,
  zone,
  refetch,
}: {
  readonly home: Home;
  readonly slug: string;
  readonly zone: string;
  readonly refetch: () => void;
}) {
  return (
    <>
      <div className="cards">
        {home.tasks.map(({ kind, count: number, soonest }) => (
          <TaskCard key={kind} kind={kind} number={number} soonest={soonest ?? null} slug={slug} zone={zone} />
        ))}
        {home.tasks.length === 0 && (
          <section className="card">
            <h2>{t.home.nothingToDo}</h2>
            <Link to="/find" search={{ as: slug }}>
              {t.shell.find}
            </Link>
          </section>
        )}
        <section className="card">
          <h2>{t.home.bookings}</h2>
          <p>
            {t.home.today(count(home.today))} · {t.home.upcoming(count(home.upcoming))}
          </p>
          <Link to="/o/$slug/bookings" params={{ slug }} search={{}}>
            {t.shell.bookings}
          </Link>
        </section>
      </div>
      {home.nextBooking != null && (
        <section className="card">
          <h2>{t.home.next}</h2>
          <p>
            <Link to="/b/$id" params={{ id: home.nextBooking.id }}>
              {home.nextBooking.title}
            </Link>{' '}
            <StatusTag status={home.nextBooking.status} />
          </p>
          <p>
            <Period from={home.nextBooking.startsAt} to={home.nextBooking.endsAt} zone={zoneOf(home.nextBooking)} />
            {' · '}
            {home.nextBooking.items.map(({ resource }) => resource.name).join(', ')}
          </p>
          <BookingActions booking={home.nextBooking} onDone={refetch} only={['CHECK_IN', 'CHECK_OUT', 'CONFIRM']} />
        </section>
      )}
    </>
  );
}

function TaskCard({
  kind,
  number,
  soonest,
  slug,
  zone,
}: {
  readonly kind: TaskKind;
  readonly number: number;
  readonly soonest: string | null;
  readonly slug: string;
  readonly zone: string;
}) {
  const target = taskTarget(kind);
  const text = (
    <>
      <span className="task-count">{count(number)}</span> {t.home.task[kind]}
    </>
  );
  return (
    <section className="card">
      <h2>
        {target === null ? (
          text
        ) : (
          <Link {...target} params={{ slug }}>
            {text}
          </Link>
        )}
      </h2>
      {soonest !== null && <p className="muted">{t.home.soonest(dayAndTime(soonest, zone))}</p>}
    </section>
  );
}

import './activity.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ActivityPageQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { hasRole, type OwnOrganization, type Role, useOwnOrganization, useSignedIn } from '../../app/session';
import { count, dayAndTime, fullDay } from '../../i18n/formats';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { without } from '../../ui/address';
import { DateInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { PageHead } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { Empty, Loaded } from '../../ui/states';
import { When } from '../../ui/values';
import { WhoCan } from '../../ui/who-can';
import { ACTIVITY } from './activity.graphql';
import { type ActivitySearch, filterOf, GROUPS, isDay, isInstant, toggled } from './activity.model';

const PAGE = 25;
const READERS: readonly Role[] = ['COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'];

type Happening = ActivityPageQuery['happenings']['nodes'][number];

/** Everything that happened in an organization and that the viewer may see, the newest first. */
export function ActivityPage() {
  const { slug } = useParams({ from: '/o/$slug/activity' });
  const organization = useOwnOrganization(slug);
  const sees = hasRole(useSignedIn(), slug, ...READERS);
  return (
    <main className="page" id="content">
      <PageHead title={office.activity.title} context={organization.name} />
      {sees ? <Activity organization={organization} /> : <WhoCan slug={slug} roles={READERS} />}
    </main>
  );
}

function Activity({ organization }: { readonly organization: OwnOrganization }) {
  const { id, slug, timeZone } = organization;
  const search = useSearch({ from: '/o/$slug/activity' });
  const navigate = useNavigate();
  const page = usePageQuery(
    ACTIVITY,
    { filter: filterOf(search, id, timeZone), first: PAGE, after: search.after ?? null },
    { live: { organizationIds: [id] } },
  );
  const go = (next: ActivitySearch) => void navigate({ to: '/o/$slug/activity', params: { slug }, search: next });
  return (
    <>
      <Filters search={search} onGo={go} />
      <Loaded page={page} lines={12}>
        {({ happenings: { nodes, pageInfo } }) => (
          <section className="card" aria-label={office.activity.title}>
            {nodes.length === 0 && (
              <Empty title={office.activity.none}>
                <p>{office.activity.noneHint}</p>
              </Empty>
            )}
            <ol className="history">
              {nodes.map((happening) => (
                <Entry
                  key={happening.id}
                  happening={happening}
                  zone={timeZone}
                  slug={slug}
                  isAlone={search.subject !== undefined}
                />
              ))}
            </ol>
            <Pager
              after={search.after}
              pageInfo={pageInfo}
              onGo={(after) => go(after === undefined ? without(search, ['after']) : { ...search, after })}
            />
          </section>
        )}
      </Loaded>
    </>
  );
}

function Filters({ search, onGo }: { readonly search: ActivitySearch; readonly onGo: (next: ActivitySearch) => void }) {
  const first = without(search, ['after']);
  const setDay = (key: 'from' | 'to') => (day: string) =>
    onGo(day === '' ? without(first, [key]) : { ...first, [key]: day });
  const isFiltered = Object.keys(first).length > 0;
  return (
    <section className="card activity-filters" aria-label={t.find.filters}>
      <div className="row" role="group" aria-label={office.activity.kinds}>
        {GROUPS.map((group) => (
          <Button
            key={group}
            aria-pressed={search.kinds?.includes(group) ?? false}
            onClick={() => onGo(toggled(search, group))}
          >
            {office.activity.groups[group]}
          </Button>
        ))}
      </div>
      <div className="activity-days">
        <Labelled label={office.activity.from}>
          {(id) => <DateInput id={id} value={search.from} onChange={setDay('from')} />}
        </Labelled>
        <Labelled label={office.activity.to}>
          {(id) => <DateInput id={id} value={search.to} onChange={setDay('to')} />}
        </Labelled>
        {isFiltered && <Button onClick={() => onGo({})}>{office.activity.clear}</Button>}
      </div>
      {search.subject !== undefined && (
        <p className="row" role="status">
          {office.activity.oneThing}
          <Button onClick={() => onGo(without(first, ['subject']))}>{office.activity.everything}</Button>
        </p>
      )}
    </section>
  );
}

function Entry({
  happening,
  zone,
  slug,
  isAlone,
}: {
  readonly happening: Happening;
  readonly zone: string;
  readonly slug: string;
  /** Whether the page is about its subject alone. */
  readonly isAlone: boolean;
}) {
  const { at, text, reason, by, bySide, changes, subject } = happening;
  const who = [by?.name, bySide?.name].filter(Boolean).join(' · ');
  return (
    <li>
      <When at={at} zone={zone} />
      <div>
        <SubjectLink subject={subject ?? null} slug={slug} label={text} />
        {reason != null && <div className="activity-reason">{reason}</div>}
        <Changes changes={changes} zone={zone} />
        <div className="small activity-foot">
          {who !== '' && <span>{who}</span>}
          {subject != null && hasRecord(subject.__typename) && !isAlone && (
            <Link to="/o/$slug/activity" params={{ slug }} search={{ subject: subject.id }}>
              {office.activity.only}
            </Link>
          )}
        </div>
      </div>
    </li>
  );
}

/** Whether the record can be asked for what happened to one such thing; of people it cannot. */
const hasRecord = (type: string): boolean => type !== 'User' && type !== 'Invitation';

type FieldChange = Happening['changes'][number];

const SHOWN_CHANGES = 5;

/** The values before and after; many of them are unfolded. */
function Changes({ changes, zone }: { readonly changes: readonly FieldChange[]; readonly zone: string }) {
  if (changes.length === 0) return null;
  const list = (
    <ul className="activity-changes">
      {changes.map((change) => (
        <li key={change.field}>
          <Change change={change} zone={zone} />
        </li>
      ))}
    </ul>
  );
  if (changes.length <= SHOWN_CHANGES) return list;
  return (
    <details>
      <summary className="activity-more">{office.activity.changes(count(changes.length))}</summary>
      {list}
    </details>
  );
}

/** A field with its value before and after. Special days are fields named by their date. */
function Change({ change, zone }: { readonly change: FieldChange; readonly zone: string }) {
  const { field, before, after } = change;
  const names: Readonly<Record<string, string>> = office.activity.fields;
  const name = names[field] ?? (isDay(field) ? fullDay(field) : field);
  const say = (value: string) => {
    if (isInstant(value)) return dayAndTime(value, zone);
    return field === 'roles' ? rolesIn(value) : value;
  };
  return (
    <>
      <span className="muted">{name}</span> {isNothing(before) ? '—' : <del>{say(before)}</del>} →{' '}
      {isNothing(after) ? '—' : <ins>{say(after)}</ins>}
    </>
  );
}

const isNothing = (value: string | null | undefined): value is null | undefined | '' => value == null || value === '';

/** Roles as the API writes them in a change, in words. */
const rolesIn = (value: string): string => {
  const names: Readonly<Record<string, string>> = t.role;
  return value
    .split(/,\s*/)
    .map((role) => names[role] ?? role)
    .join(', ');
};

/** The sentence of a happening as a link to the page of its subject, where the console has one. */
function SubjectLink({
  subject,
  slug,
  label,
}: {
  readonly subject: Happening['subject'] | null;
  readonly slug: string;
  readonly label: string;
}) {
  switch (subject?.__typename) {
    case 'Booking':
      return (
        <Link to="/b/$id" params={{ id: subject.id }}>
          {label}
        </Link>
      );
    case 'Resource':
      return (
        <Link to="/r/$id" params={{ id: subject.id }} search={{}}>
          {label}
        </Link>
      );
    case 'Statement':
      return (
        <Link to="/settlement/$id" params={{ id: subject.id }}>
          {label}
        </Link>
      );
    case 'Agreement':
      return (
        <Link to="/o/$slug/agreements" params={{ slug }} search={{}}>
          {label}
        </Link>
      );
    case 'Organization':
      return (
        <Link to="/o/$slug" params={{ slug: subject.slug }}>
          {label}
        </Link>
      );
    default:
      return label;
  }
}

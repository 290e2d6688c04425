import './series.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { PreviewSeriesQuery, RequestBookingSeriesInput } from '../../api/generated/graphql';
import type { Problem as Failed } from '../../api/problem';
import { useAction, useIdempotencyKey, type UserError } from '../../api/use-action';
import { usePageQuery } from '../../api/use-page-query';
import { homeOrganization, useSignedIn } from '../../app/session';
import { day, time } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { addDays, localAt, timesOfDay, today, toLocal } from '../../time/zoned';
import { without } from '../../ui/address';
import { Choose, DateInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { announce } from '../../ui/live-region';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Notice, Problem, Refusals } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { summaryOf } from './choices';
import { daysOf, firstDate, recurrenceOf, type SeriesSearch, WEEKDAYS } from './rule';
import { PREVIEW_SERIES, REQUEST_SERIES, SERIES_RESOURCE } from './series.graphql';

type Occurrence = PreviewSeriesQuery['previewBookingSeries']['occurrences'][number];

export function SeriesPage() {
  const { id } = useParams({ from: '/r/$id/series' });
  const page = usePageQuery(SERIES_RESOURCE, { id });
  return (
    <main className="page" id="content">
      <Loaded page={page}>
        {({ resource }) => (resource == null ? <Empty title={t.states.notFound} /> : <Semester resource={resource} />)}
      </Loaded>
    </main>
  );
}

interface Repeated {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly skills: readonly string[];
  readonly policy: { readonly startStepMinutes?: number | null };
  readonly organization: { readonly name: string };
}

function Semester({ resource }: { readonly resource: Repeated }) {
  const search = useSearch({ from: '/r/$id/series' });
  const navigate = useNavigate();
  const viewer = useSignedIn();
  const booker = homeOrganization(viewer);
  const zone = resource.timeZone;
  const from = search.from ?? addDays(today(zone), 1);
  const days = daysOf(search.days, from);
  const first = firstDate(from, days);
  const start = search.start ?? '09:00';
  const end = search.end ?? '11:00';
  const until = search.until ?? addDays(first, 16 * 7 - 1);
  const [title, setTitle] = useState(t.booking.titleSuggestion(resource.skills[0] ?? resource.name));
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const go = (next: SeriesSearch) =>
    void navigate({ to: '/r/$id/series', params: { id: resource.id }, search: next, replace: true });
  const input: RequestBookingSeriesInput = {
    organizationId: booker?.id ?? '',
    items: [{ resourceId: resource.id, units: 1 }],
    title,
    startsAtLocal: `${localAt(first, start)}:00`,
    endsAtLocal: `${localAt(first, end)}:00`,
    recurrence: recurrenceOf(
      days,
      search.every ?? '1',
      search.count === undefined ? { until } : { count: search.count },
    ),
    onConflict: 'SKIP_CONFLICTS',
  };
  const page = usePageQuery(PREVIEW_SERIES, { input }, { pause: booker === null });
  return (
    <>
      <PageHead title={`${t.series.title}: ${resource.name}`} context={resource.organization.name}>
        <p className="muted">
          <Link to="/r/$id" params={{ id: resource.id }} search={{}}>
            {resource.name}
          </Link>{' '}
          · {t.resource.zoneNote(zone)}
        </p>
      </PageHead>
      <RuleForm
        search={{ ...search, from, start, end, until }}
        days={days}
        step={resource.policy.startStepMinutes ?? 15}
        onGo={go}
      />
      <Labelled label={t.words.title}>
        {(fieldId) => (
          <Input id={fieldId} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Labelled>
      {booker === null && <Notice kind="warning">{t.booking.noOrganization}</Notice>}
      <Loaded page={page} lines={12}>
        {({ previewBookingSeries: { occurrences, userErrors, notices } }) => (
          <>
            <Refusals errors={userErrors} />
            {notices.map((notice) => (
              <Notice key={notice}>{notice}</Notice>
            ))}
            {occurrences.length === 0 ? (
              <Empty title={t.series.noDates} />
            ) : (
              <Dates
                occurrences={occurrences}
                zone={zone}
                input={input}
                skipped={skipped}
                onSkip={setSkipped}
                slug={booker?.slug ?? ''}
                onLost={page.refetch}
              />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function RuleForm({
  search,
  days,
  step,
  onGo,
}: {
  readonly search: SeriesSearch & {
    readonly from: string;
    readonly start: string;
    readonly end: string;
    readonly until: string;
  };
  readonly days: readonly (typeof WEEKDAYS)[number][];
  readonly step: number;
  readonly onGo: (search: SeriesSearch) => void;
}) {
  const times = (chosen: string) =>
    [...new Set([...timesOfDay(step), chosen])].sort().map((each) => ({ value: each, label: each }));
  const toggled = (day: (typeof WEEKDAYS)[number]) =>
    WEEKDAYS.filter((each) => (each === day ? !days.includes(each) : days.includes(each))).join(',');
  const rest = without<SeriesSearch>(search, ['count', 'until']);
  return (
    <section className="card series-rule" aria-label={t.series.rule}>
      <div className="row" role="group" aria-label={t.series.days}>
        {WEEKDAYS.map((each) => (
          <Button
            key={each}
            aria-pressed={days.includes(each)}
            onClick={() => onGo({ ...search, days: toggled(each) || each })}
          >
            {t.series.day[each]}
          </Button>
        ))}
      </div>
      <div className="wish">
        <Labelled label={t.series.from}>
          {(id) => (
            <DateInput id={id} value={search.from} onChange={(from) => from !== '' && onGo({ ...search, from })} />
          )}
        </Labelled>
        <Labelled label={t.words.start}>
          {(id) => (
            <Choose
              id={id}
              value={search.start}
              choices={times(search.start)}
              onChange={(start) => onGo({ ...search, start })}
            />
          )}
        </Labelled>
        <Labelled label={t.words.end}>
          {(id) => (
            <Choose
              id={id}
              value={search.end}
              choices={times(search.end)}
              onChange={(end) => onGo({ ...search, end })}
            />
          )}
        </Labelled>
        <Labelled label={t.series.every}>
          {(id) => (
            <Choose
              id={id}
              value={search.every ?? '1'}
              choices={[
                { value: '1', label: t.series.weekly },
                { value: '2', label: t.series.biweekly },
              ]}
              onChange={(every) => onGo({ ...search, every: every === '2' ? '2' : '1' })}
            />
          )}
        </Labelled>
        <Labelled label={t.series.ends}>
          {(id) => (
            <Choose
              id={id}
              value={search.count === undefined ? 'date' : 'count'}
              choices={[
                { value: 'date', label: t.series.byDate },
                { value: 'count', label: t.series.byCount },
              ]}
              onChange={(kind) => onGo(kind === 'count' ? { ...rest, count: 16 } : { ...rest, until: search.until })}
            />
          )}
        </Labelled>
        {search.count === undefined ? (
          <Labelled label={t.series.until}>
            {(id) => (
              <DateInput
                id={id}
                value={search.until}
                onChange={(until) => until !== '' && onGo({ ...search, until })}
              />
            )}
          </Labelled>
        ) : (
          <Labelled label={t.series.count}>
            {(id) => (
              <input
                id={id}
                type="number"
                min={1}
                max={500}
                className="native-input"
                value={search.count}
                onChange={(event) => onGo({ ...rest, count: Math.max(1, Math.floor(Number(event.target.value))) })}
              />
            )}
          </Labelled>
        )}
      </div>
      <p>
        {t.series.sentence(
          search.every === '2' ? t.series.biweekly : t.series.weekly,
          days.map((each) => t.series.day[each]).join(', '),
          `${search.start}–${search.end}`,
        )}
      </p>
    </section>
  );
}

/** Every date with what stands in its way, before anything is booked. */
function Dates({
  occurrences,
  zone,
  input,
  skipped,
  onSkip,
  slug,
  onLost,
}: {
  readonly occurrences: readonly Occurrence[];
  readonly zone: string;
  readonly input: RequestBookingSeriesInput;
  readonly skipped: ReadonlySet<string>;
  readonly onSkip: (skipped: ReadonlySet<string>) => void;
  readonly slug: string;
  readonly onLost: () => void;
}) {
  const [onlyProblems, setOnlyProblems] = useState(false);
  const [request, requesting] = useAction(REQUEST_SERIES);
  const [key, renewKey] = useIdempotencyKey();
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [problem, setProblem] = useState<Failed | null>(null);
  const [booked, setBooked] = useState<number | null>(null);
  const isSkipped = ({ startsAt }: { readonly startsAt: string }) => skipped.has(startsAt);
  const summary = summaryOf(occurrences, isSkipped);
  const toggle = ({ startsAt }: Occurrence) => {
    const next = new Set(skipped);
    if (!next.delete(startsAt)) next.add(startsAt);
    onSkip(next);
    renewKey();
  };
  const book = async (onConflict: 'REFUSE_ALL' | 'SKIP_CONFLICTS') => {
    const exceptLocal = occurrences.filter(isSkipped).map(({ startsAt }) => `${toLocal(startsAt, zone)}:00`);
    const {
      data,
      errors: refused,
      problem: failed,
    } = await request({ input: { ...input, onConflict, exceptLocal, idempotencyKey: key } });
    setProblem(failed);
    if (failed !== null) return;
    renewKey();
    setErrors(refused);
    if (data?.requestBookingSeries.series != null) {
      const made = data.requestBookingSeries.occurrences.filter(({ booking }) => booking != null).length;
      setBooked(made);
      announce(t.series.booked(made));
    } else {
      onLost();
    }
  };
  const press = (event: KeyboardEvent<HTMLTableRowElement>, occurrence: Occurrence) => {
    const row = event.currentTarget;
    if (event.key.toLowerCase() === 's') toggle(occurrence);
    if (event.key === 'ArrowDown') (row.nextElementSibling as HTMLElement | null)?.focus();
    if (event.key === 'ArrowUp') (row.previousElementSibling as HTMLElement | null)?.focus();
    if (event.key.startsWith('Arrow')) event.preventDefault();
  };
  if (booked !== null) {
    return (
      <Notice kind="success">
        <p>{t.series.booked(booked)}</p>
        <Link to="/o/$slug/bookings" params={{ slug }} search={{}}>
          {t.series.seeBookings}
        </Link>
      </Notice>
    );
  }
  const shown = onlyProblems ? occurrences.filter(({ userErrors }) => userErrors.length > 0) : occurrences;
  return (
    <section className="below">
      <div className="row schedule-head">
        <h2>{t.series.dates}</h2>
        <label className="row">
          <input type="checkbox" checked={onlyProblems} onChange={(event) => setOnlyProblems(event.target.checked)} />
          {t.series.onlyProblems}
        </label>
      </div>
      <p className="small">{t.series.keys}</p>
      <table className="data-table">
        <caption className="visually-hidden">{t.series.dates}</caption>
        <thead>
          <tr>
            <th scope="col">{t.series.date}</th>
            <th scope="col">{t.series.time}</th>
            <th scope="col">{t.series.status}</th>
            <th scope="col">{t.series.choice}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((occurrence) => {
            const { startsAt, endsAt, userErrors } = occurrence;
            return (
              <tr key={startsAt} tabIndex={-1} onKeyDown={(event) => press(event, occurrence)}>
                <th scope="row" data-label={t.series.date}>
                  {day(startsAt, zone)}
                </th>
                <td data-label={t.series.time} className="figure">
                  {time(startsAt, zone)}–{time(endsAt, zone)}
                </td>
                <td data-label={t.series.status}>
                  {userErrors.length === 0 ? (
                    <Tag tone="success" icon="kept">
                      {t.series.free}
                    </Tag>
                  ) : (
                    userErrors.map(({ message }) => (
                      <div key={message} className="check-broken">
                        {message}
                      </div>
                    ))
                  )}
                </td>
                <td data-label={t.series.choice}>
                  <div className="row">
                    <Button
                      size="small"
                      aria-pressed={!isSkipped(occurrence)}
                      aria-label={`${t.series.book}: ${day(startsAt, zone)}`}
                      onClick={() => isSkipped(occurrence) && toggle(occurrence)}
                    >
                      {t.series.book}
                    </Button>
                    <Button
                      size="small"
                      aria-pressed={isSkipped(occurrence)}
                      aria-label={`${t.series.skip}: ${day(startsAt, zone)}`}
                      onClick={() => !isSkipped(occurrence) && toggle(occurrence)}
                    >
                      {t.series.skip}
                    </Button>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="series-foot">
        {problem !== null && <Problem problem={problem} />}
        <Refusals errors={errors} />
        <p role="status">{t.series.foot(summary.total, summary.bookable, summary.skipped, summary.problems)}</p>
        <div className="row">
          <Button
            type="primary"
            loading={requesting}
            disabled={summary.problems > 0 || summary.bookable === 0}
            onClick={() => void book('REFUSE_ALL')}
          >
            {skipped.size > 0 ? t.series.asChosen : t.series.allOrNothing}
          </Button>
          <Button
            loading={requesting}
            disabled={summary.problems === 0 || summary.bookable === 0}
            onClick={() => void book('SKIP_CONFLICTS')}
          >
            {t.series.skipClashes}
          </Button>
        </div>
      </div>
    </section>
  );
}

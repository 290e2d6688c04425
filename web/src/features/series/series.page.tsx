import './series.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import type { RequestBookingSeriesInput, SeriesResourceQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { homeOrganization, useSignedIn } from '../../app/session';
import { t } from '../../i18n/t';
import { addDays, localAt, today } from '../../time/zoned';
import { Labelled } from '../../ui/labelled';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Notice, Refusals } from '../../ui/states';
import { type SeriesSearch, daysOf, firstDate, recurrenceOf } from './rule';
import { PREVIEW_SERIES, SERIES_RESOURCE } from './series.graphql';
import { RuleForm } from './rule-form';
import { BookSeries } from './book-series';
import { type Choices, exceptLocal, movesOf, noChoices, summaryOf } from './choices';
import { Dates } from './dates';
import { datesOf } from './series-date';

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

type Repeated = NonNullable<SeriesResourceQuery['resource']>;

function Semester({ resource }: { readonly resource: Repeated }) {
  const search = useSearch({ from: '/r/$id/series' });
  const navigate = useNavigate();
  const viewer = useSignedIn();
  const booker = homeOrganization(viewer);
  const zone = resource.timeZone;
  const step = resource.policy.startStepMinutes ?? 15;
  const from = search.from ?? addDays(today(zone), 1);
  const days = daysOf(search.days, from);
  const first = firstDate(from, days);
  const start = search.start ?? '09:00';
  const end = search.end ?? '11:00';
  const until = search.until ?? addDays(first, 16 * 7 - 1);
  const [title, setTitle] = useState(t.booking.titleSuggestion(resource.skills[0] ?? resource.name));
  const go = (next: SeriesSearch) =>
    void navigate({ to: '/r/$id/series', params: { id: resource.id }, search: next, replace: true });
  const rule: RequestBookingSeriesInput = {
    organizationId: booker?.id ?? '',
    items: [{ resourceId: resource.id, units: search.units ?? 1 }],
    attendees: search.people ?? null,
    title,
    startsAtLocal: `${localAt(first, start)}:00`,
    endsAtLocal: `${localAt(first, end)}:00`,
    recurrence: recurrenceOf(
      days,
      search.every ?? '1',
      search.count === undefined ? { until } : { count: search.count },
    ),
  };
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
        step={step}
        units={resource.units}
        onGo={go}
      />
      <Labelled label={t.words.title}>
        {(fieldId) => (
          <Input id={fieldId} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Labelled>
      {booker === null ? (
        <Notice kind="warning">{t.booking.noOrganization}</Notice>
      ) : (
        <Preview
          // A move belongs to one rule: another rule has other dates.
          key={`${rule.startsAtLocal} ${rule.endsAtLocal} ${rule.recurrence}`}
          rule={rule}
          resourceId={resource.id}
          zone={zone}
          step={step}
          slug={booker.slug}
        />
      )}
    </>
  );
}

function Preview({
  rule,
  resourceId,
  zone,
  step,
  slug,
}: {
  readonly rule: RequestBookingSeriesInput;
  readonly resourceId: string;
  readonly zone: string;
  readonly step: number;
  readonly slug: string;
}) {
  const [choices, setChoices] = useState<Choices>(noChoices);
  const input = { ...rule, onConflict: 'SKIP_CONFLICTS', moves: movesOf(choices) } as const;
  const except = [...choices.skipped].sort().map((fromLocal) => `${fromLocal}:00`);
  const page = usePageQuery(
    PREVIEW_SERIES,
    { input, chosen: { ...input, exceptLocal: except }, someSkipped: except.length > 0 },
    { live: { resourceIds: [resourceId] } },
  );
  return (
    <div className="below">
      <Loaded page={page} lines={12}>
        {({ previewBookingSeries: { occurrences, userErrors, notices, total }, chosen }) => {
          const dates = datesOf(occurrences);
          return (
            <>
              {dates.length === 0 && <Refusals errors={userErrors} />}
              {notices.map((notice) => (
                <Notice key={notice}>{notice}</Notice>
              ))}
              {dates.length === 0 ? (
                <Empty title={t.series.noDates} />
              ) : (
                <>
                  <Dates dates={dates} zone={zone} step={step} choices={choices} onChoose={setChoices} />
                  <BookSeries
                    input={{ ...rule, exceptLocal: exceptLocal(choices, dates), moves: movesOf(choices) }}
                    summary={summaryOf(dates, choices)}
                    total={chosen == null ? total : chosen.total}
                    slug={slug}
                    onLost={page.refetch}
                  />
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

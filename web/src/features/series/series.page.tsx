import './series.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import type { RequestBookingSeriesInput } from '../../api/generated/graphql';
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
import { Dates } from './dates';

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

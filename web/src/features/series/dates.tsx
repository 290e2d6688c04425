import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { PreviewSeriesQuery, RequestBookingSeriesInput } from '../../api/generated/graphql';
import type { Problem as Failed } from '../../api/problem';
import { type UserError, useAction, useIdempotencyKey } from '../../api/use-action';
import { day, time } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { toLocal } from '../../time/zoned';
import { announce } from '../../ui/live-region';
import { Notice, Problem, Refusals } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { summaryOf } from './choices';
import { REQUEST_SERIES } from './series.graphql';

type Occurrence = PreviewSeriesQuery['previewBookingSeries']['occurrences'][number];

/** Every date with what stands in its way, before anything is booked. */
export function Dates({
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

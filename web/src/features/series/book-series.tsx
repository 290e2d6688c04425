import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { PreviewSeriesQuery, RequestBookingSeriesInput } from '../../api/generated/graphql';
import type { Problem as Failed } from '../../api/problem';
import { type UserError, useAction, useKeyOf } from '../../api/use-action';
import { money } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { announce } from '../../ui/live-region';
import { Notice, Problem, Refusals } from '../../ui/states';
import type { Summary } from './choices';
import { REQUEST_SERIES } from './series.graphql';

/** The foot of the dates: what is chosen, what it costs, and the buttons that book it. */
export function BookSeries({
  input,
  summary,
  total,
  slug,
  onLost,
}: {
  readonly input: RequestBookingSeriesInput;
  readonly summary: Summary;
  readonly total: PreviewSeriesQuery['previewBookingSeries']['total'];
  readonly slug: string;
  /** Called when a date was taken meanwhile and nothing was booked. */
  readonly onLost: () => void;
}) {
  const [request, requesting] = useAction(REQUEST_SERIES);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [problem, setProblem] = useState<Failed | null>(null);
  const [booked, setBooked] = useState<number | null>(null);
  const idempotencyKey = useKeyOf(JSON.stringify(input));
  const book = async (onConflict: 'REFUSE_ALL' | 'SKIP_CONFLICTS') => {
    const result = await request({
      input: { ...input, onConflict, idempotencyKey: `${idempotencyKey}-${onConflict}` },
    });
    setProblem(result.problem);
    if (result.problem !== null) return;
    setErrors(result.errors);
    const payload = result.data?.requestBookingSeries;
    if (payload?.series == null) return onLost();
    const made = payload.occurrences.filter(({ booking }) => booking != null).length;
    setBooked(made);
    announce(t.series.booked(made));
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
  const chosen = summary.skipped + summary.moved > 0;
  return (
    <div className="series-foot">
      {problem !== null && <Problem problem={problem} />}
      <Refusals errors={errors} />
      <p role="status">
        {t.series.foot(summary)}
        {total != null && ` · ${t.words.total} ${money(total)}`}
      </p>
      <div className="row">
        <Button
          type="primary"
          loading={requesting}
          disabled={summary.problems > 0 || summary.bookable === 0}
          onClick={() => void book('REFUSE_ALL')}
        >
          {chosen ? t.series.asChosen : t.series.allOrNothing}
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
  );
}

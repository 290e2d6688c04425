import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { AffectedFragment } from '../../api/generated/graphql';
import { range } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { zoneOf } from '../../ui/booking/actions';
import { Labelled } from '../../ui/labelled';
import { StatusTag } from '../../ui/status-tag';
import { Period } from '../../ui/values';
import { type Decision, withSuggestion } from './plan.model';

/** The bookings in the way of a downtime, with one decision each. */
export function Decisions({
  affected,
  decisions,
  usualReason,
  onDecide,
}: {
  readonly affected: readonly AffectedFragment[];
  readonly decisions: ReadonlyMap<string, Decision>;
  /** The reason of the downtime, which a cancellation starts with. */
  readonly usualReason: string;
  readonly onDecide: (bookingId: string, decision: Decision) => void;
}) {
  return (
    <ul className="decisions">
      {affected.map((each) => (
        <li key={each.booking.id}>
          <OneDecision
            affected={each}
            decision={decisions.get(each.booking.id)}
            usualReason={usualReason}
            onDecide={(decision) => onDecide(each.booking.id, decision)}
          />
        </li>
      ))}
    </ul>
  );
}

function OneDecision({
  affected: { booking, resource, alternatives, equivalents },
  decision,
  usualReason,
  onDecide,
}: {
  readonly affected: AffectedFragment;
  readonly decision: Decision | undefined;
  readonly usualReason: string;
  readonly onDecide: (decision: Decision) => void;
}) {
  const name = useId();
  const [suggested, setSuggested] = useState<string | null>(null);
  const zone = zoneOf(booking);
  const canCancel = booking.viewerCan.includes('CANCEL');
  const reason = decision?.kind === 'CANCEL' ? decision.reason : usualReason;
  const suggest = (sentence: string) => {
    setSuggested(sentence);
    onDecide({ kind: 'CANCEL', reason: withSuggestion(reason, suggested, sentence) });
  };
  const suggestions = [
    ...alternatives.map(({ startsAt, endsAt }) => {
      const period = range(startsAt, endsAt, zone);
      return { label: period, sentence: t.downtimes.suggestTime(period) };
    }),
    ...equivalents.map(({ resource: other, startsAt, endsAt }) => ({
      label: other.name,
      sentence: t.downtimes.suggestResource(other.name, range(startsAt, endsAt, other.timeZone)),
    })),
  ];
  return (
    <fieldset className="decision">
      <legend>
        <Link to="/b/$id" params={{ id: booking.id }}>
          {booking.title}
        </Link>{' '}
        <StatusTag status={booking.status} />
      </legend>
      <p className="muted">
        <Period from={booking.startsAt} to={booking.endsAt} zone={zone} /> · {resource.name} ·{' '}
        {booking.organization.name} · {booking.reference}
      </p>
      <div className="row">
        <label>
          <input
            type="radio"
            name={name}
            checked={decision?.kind === 'SPARE'}
            onChange={() => onDecide({ kind: 'SPARE' })}
          />
          {t.downtimes.spare}
        </label>
        <label>
          <input
            type="radio"
            name={name}
            disabled={!canCancel}
            checked={decision?.kind === 'CANCEL'}
            onChange={() => onDecide({ kind: 'CANCEL', reason: usualReason })}
          />
          {t.downtimes.tell}
        </label>
      </div>
      {!canCancel && <p className="small">{t.downtimes.cannotCancel}</p>}
      {decision?.kind === 'SPARE' && <p className="small">{t.downtimes.spareHint}</p>}
      {decision?.kind === 'CANCEL' && (
        <>
          {suggestions.length > 0 && (
            <div className="row chips" role="group" aria-label={t.downtimes.alternatives}>
              {suggestions.map(({ label, sentence }) => (
                <Button
                  key={sentence}
                  size="small"
                  aria-pressed={sentence === suggested}
                  onClick={() => suggest(sentence)}
                >
                  {label}
                </Button>
              ))}
            </div>
          )}
          <Labelled label={t.downtimes.reasonTold} wide>
            {(id) => (
              <Input
                id={id}
                value={reason}
                maxLength={1000}
                onChange={({ target }) => onDecide({ kind: 'CANCEL', reason: target.value })}
              />
            )}
          </Labelled>
        </>
      )}
    </fieldset>
  );
}

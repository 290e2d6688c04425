import './downtimes.css';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { BlockableFragment, ListedDowntimeFragment } from '../../api/generated/graphql';
import { useIdempotencyKey, type UserError } from '../../api/use-action';
import { useLateQuery } from '../../api/use-late-query';
import { range } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { addMinutes, dateOf, localAt, nextStep, timeOf, toInstant, toLocal, type Span } from '../../time/zoned';
import { Icon } from '../../ui/icon';
import { announce } from '../../ui/live-region';
import { Loading, Notice, Problem, Refusals } from '../../ui/states';
import { Decisions } from './decisions';
import { type DowntimeFields, DowntimeFieldset } from './downtime-fields';
import { PREVIEW_DOWNTIME } from './downtimes.graphql';
import { type Decision, type InTheWay, planOf } from './plan.model';
import { type Outcome, usePlan } from './use-plan';

const MOST_DAYS = 366;

interface PanelProps {
  readonly resources: readonly BlockableFragment[];
  /** The downtime that is changed; null = a new one. */
  readonly downtime: ListedDowntimeFragment | null;
  readonly resourceId: string | null;
  /** The period that was chosen before, such as by dragging; null = the next hour. */
  readonly period: Span | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function startOf({ downtime, resources, resourceId, period }: PanelProps): DowntimeFields {
  const resource =
    resources.find(({ id }) => id === (downtime?.resource.id ?? resourceId)) ?? downtime?.resource ?? resources[0];
  const zone = resource?.timeZone ?? 'UTC';
  const soon = nextStep(Date.now(), 60, zone);
  const chosen = downtime ?? period;
  const from = chosen === null ? soon : toLocal(chosen.startsAt, zone);
  const to = chosen === null ? addMinutes(soon, 60) : toLocal(chosen.endsAt, zone);
  return {
    resourceId: resource?.id ?? '',
    startDate: dateOf(from),
    startTime: timeOf(from),
    endDate: dateOf(to),
    endTime: timeOf(to),
    reason: downtime?.reason ?? '',
  };
}

/** The form of a downtime. Before anything happens it shows the bookings in the way, with one decision each. */
export function DowntimePanel(props: PanelProps) {
  const { resources, downtime, onDone, onClose } = props;
  const [fields, setFields] = useState(() => startOf(props));
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [hint, setHint] = useState<string | null>(null);
  /** Parts that an earlier try blocked, before a later one failed. */
  const [blocked, setBlocked] = useState<readonly Span[]>([]);
  const [refused, setRefused] = useState<readonly UserError[]>([]);
  const [key, renewKey] = useIdempotencyKey();
  const { outcomes, busy, carryOut } = usePlan();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const zone = resources.find(({ id }) => id === fields.resourceId)?.timeZone ?? downtime?.resource.timeZone ?? 'UTC';
  const wanted: Span = {
    startsAt: toInstant(localAt(fields.startDate, fields.startTime), zone),
    endsAt: toInstant(localAt(fields.endDate, fields.endTime), zone),
  };
  const length = Date.parse(wanted.endsAt) - Date.parse(wanted.startsAt);
  const isPeriod = length > 0 && length <= MOST_DAYS * 86_400_000;
  const preview = useLateQuery(
    PREVIEW_DOWNTIME,
    isPeriod && fields.resourceId !== ''
      ? {
          input: { resourceId: fields.resourceId, reason: '', ...wanted },
          resourceId: fields.resourceId,
          from: wanted.startsAt,
          to: wanted.endsAt,
        }
      : null,
  );
  const affected = preview.data?.previewDowntime.affected ?? [];
  const ends = new Map(preview.data?.resource?.schedule.map((entry) => [entry.booking?.id, entry.turnaroundEndsAt]));
  const inTheWay: InTheWay[] = affected.map(({ booking }) => ({
    bookingId: booking.id,
    startsAt: booking.startsAt,
    endsAt: ends.get(booking.id) ?? booking.endsAt,
  }));
  const plan = planOf(wanted, inTheWay, decisions, blocked);

  const change = (part: Partial<DowntimeFields>) => {
    renewKey();
    setHint(null);
    setFields({ ...fields, ...part });
  };
  const submit = async () => {
    setRefused([]);
    setHint(null);
    if (!isPeriod) return setHint(t.downtimes.order);
    if (plan.undecided.length > 0) return setHint(t.downtimes.decideAll);
    if (plan.parts.length === 0) return setHint(t.downtimes.nothingLeft);
    const titles = new Map(affected.map(({ booking }) => [booking.id, booking.title]));
    const { resourceId, reason } = fields;
    const downtimeId = blocked.length === 0 ? (downtime?.id ?? null) : null;
    const end = await carryOut({ resourceId, zone, reason, downtimeId, key }, plan, titles);
    setRefused(end.refused);
    setBlocked([...blocked, ...end.blocked]);
    if (end.clashed) {
      setHint(t.downtimes.newClash);
      announce(t.downtimes.newClash);
      preview.refetch();
    }
    if (!end.done) return undefined;
    announce(t.downtimes.scheduled);
    onDone();
  };
  const problems = preview.data?.previewDowntime.userErrors.filter(({ codeName }) => codeName !== 'CONFLICT') ?? [];
  const more = (preview.data?.previewDowntime.affectedTotal ?? 0) - affected.length;
  return (
    <section className="card downtime-panel" aria-label={t.downtimes.add}>
      <h2 ref={heading} tabIndex={-1}>
        {downtime === null ? t.downtimes.add : t.downtimes.change}
      </h2>
      <DowntimeFieldset
        fields={fields}
        resources={downtime === null ? resources : [downtime.resource]}
        isNew={downtime === null}
        startIsFixed={downtime !== null && Date.parse(downtime.startsAt) <= Date.now()}
        onChange={change}
      />
      {preview.problem !== null && <Problem problem={preview.problem} onRetry={preview.refetch} />}
      <Refusals errors={problems} />
      <div aria-busy={preview.asking} className={preview.asking ? 'asking' : undefined}>
        {isPeriod && preview.data === undefined && preview.problem === null && <Loading lines={2} />}
        {preview.data !== undefined && affected.length === 0 && problems.length === 0 && <p>{t.downtimes.clear}</p>}
        {affected.length > 0 && (
          <>
            <h3>{t.downtimes.affected(affected.length)}</h3>
            <Decisions
              affected={affected}
              decisions={decisions}
              usualReason={fields.reason}
              onDecide={(bookingId, decision) => setDecisions(new Map(decisions).set(bookingId, decision))}
            />
            {more > 0 && <p className="small">{t.downtimes.hidden(more)}</p>}
            {plan.undecided.length === 0 && <Parts parts={plan.parts} zone={zone} />}
          </>
        )}
      </div>
      <Outcomes outcomes={outcomes} />
      <Refusals errors={refused.filter(({ codeName }) => codeName !== 'CONFLICT')} />
      {hint !== null && <Notice kind="warning">{hint}</Notice>}
      <div className="form-actions">
        <Button type="primary" loading={busy} disabled={preview.asking} onClick={() => void submit()}>
          {downtime === null ? t.downtimes.add : t.words.save}
        </Button>
        <Button onClick={onClose}>{t.words.close}</Button>
      </div>
    </section>
  );
}

function Parts({ parts, zone }: { readonly parts: readonly Span[]; readonly zone: string }) {
  return (
    <p>
      {t.downtimes.parts}:{' '}
      {parts.length === 0
        ? t.downtimes.nothingLeft
        : parts.map(({ startsAt, endsAt }) => range(startsAt, endsAt, zone)).join(' · ')}
    </p>
  );
}

function Outcomes({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  if (outcomes.length === 0) return null;
  return (
    <ul className="checklist" aria-label={t.downtimes.results}>
      {outcomes.map(({ done, text }) => (
        <li key={text} className={done ? 'check-kept' : 'check-broken'}>
          <Icon name={done ? 'kept' : 'broken'} size={16} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useCallback, useState } from 'react';
import type { PreviewBookingQuery, RequestBookingInput, RequestBookingMutation } from '../../api/generated/graphql';
import type { Problem as Failed } from '../../api/problem';
import { refusedBy, useAction, useIdempotencyKey, type UserError } from '../../api/use-action';
import { homeOrganization, useViewer } from '../../app/session';
import { dayAndTime, money, range } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { type LocalDate, timesOfDay, fieldsOf, periodOf } from '../../time/zoned';
import { Checklist } from '../../ui/checklist';
import { Choose, DateInput } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { announce } from '../../ui/live-region';
import { Loading, Notice, Problem, Refusals } from '../../ui/states';
import { Money } from '../../ui/values';
import { type Alternative, type Conflict, Conflicts } from './conflicts';
import { RunningHold } from './hold';
import { CANCEL_BOOKING, CONFIRM_BOOKING, REQUEST_BOOKING } from './resource.graphql';
import { usePreview } from './use-preview';
import { type Wish } from './wish';

type Preview = PreviewBookingQuery['previewBooking'];
type Booked = NonNullable<RequestBookingMutation['requestBooking']['booking']>;

export interface Bookable {
  readonly id: string;
  readonly name: string;
  readonly units: number;
  readonly seats?: number | null;
  readonly skills: readonly string[];
  readonly timeZone: string;
  readonly stepMinutes: number | null;
}

/** The people who may book, and for whom. Others see why they cannot. */
export function BookingPanel(props: {
  readonly resource: Bookable;
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
  /** Called after something was booked or given up, so that the schedule is asked again. */
  readonly onChanged: () => void;
}) {
  const viewer = useViewer();
  const bookers =
    viewer?.memberships.filter(({ roles }) =>
      roles.some((role) => role === 'COORDINATOR' || role === 'RESOURCE_MANAGER' || role === 'ADMIN'),
    ) ?? [];
  const home = viewer === null ? null : homeOrganization(viewer);
  const [chosen, setChosen] = useState<string | null>(null);
  const booker = bookers.find(({ organization }) => organization.id === (chosen ?? home?.id)) ?? bookers[0];
  return (
    <section className="card booking-panel" aria-label={t.booking.panel}>
      <h2>{t.booking.panel}</h2>
      {viewer === null && (
        <Notice>
          <Link to="/sign-in" search={{ next: window.location.pathname + window.location.search }}>
            {t.booking.signInToBook}
          </Link>
        </Notice>
      )}
      {viewer !== null && booker === undefined && <Notice>{t.booking.noOrganization}</Notice>}
      {booker !== undefined && booker.organization.status !== 'VERIFIED' && (
        <Notice kind="warning">{t.booking.notVerified}</Notice>
      )}
      {booker?.organization.status === 'VERIFIED' && (
        <>
          {bookers.length > 1 && (
            <Labelled label={t.booking.forWhom}>
              {(id) => (
                <Choose
                  id={id}
                  value={booker.organization.id}
                  onChange={setChosen}
                  choices={bookers.map(({ organization }) => ({ value: organization.id, label: organization.name }))}
                />
              )}
            </Labelled>
          )}
          <BookingForm key={booker.organization.id} {...props} organizationId={booker.organization.id} />
        </>
      )}
    </section>
  );
}

function BookingForm({
  resource,
  wish,
  onWish,
  onChanged,
  organizationId,
}: Parameters<typeof BookingPanel>[0] & { readonly organizationId: string }) {
  const zone = resource.timeZone;
  const [booked, setBooked] = useState<Booked | null>(null);
  const [lapsed, setLapsed] = useState(false);
  const [lost, setLost] = useState<{ conflicts: readonly Conflict[]; alternatives: readonly Alternative[] } | null>(
    null,
  );
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [problem, setProblem] = useState<Failed | null>(null);
  const [request, requesting] = useAction(REQUEST_BOOKING);
  const [confirm, confirming] = useAction(CONFIRM_BOOKING);
  const [cancel] = useAction(CANCEL_BOOKING);
  const [key, renewKey] = useIdempotencyKey();

  const inputFor = (period: { startsAt: string; endsAt: string }): RequestBookingInput => ({
    organizationId,
    items: [{ resourceId: resource.id, units: wish.units }],
    title: wish.title,
    attendees: wish.people,
    ...period,
  });
  const period = periodOf(wish, zone);
  const { preview, asking, problem: previewProblem, refetch } = usePreview(booked === null ? inputFor(period) : null);

  const change = (part: Partial<Wish>) => {
    setLost(null);
    setErrors([]);
    setLapsed(false);
    renewKey();
    onWish({ ...wish, ...part });
  };
  const book = async (wanted: { startsAt: string; endsAt: string }, hold: boolean, idempotencyKey: string) => {
    const {
      data,
      errors: refused,
      problem: failed,
    } = await request({ input: { ...inputFor(wanted), hold, idempotencyKey } });
    setProblem(failed);
    // The same key is kept while it is unknown whether the request arrived.
    if (failed !== null) return;
    renewKey();
    const answer = data?.requestBooking;
    if (answer?.booking != null) {
      setBooked(answer.booking);
      setLost(null);
      setErrors([]);
      announce(`${statusWord(answer.booking)} ${range(answer.booking.startsAt, answer.booking.endsAt, zone)}`);
    } else {
      setErrors(refused.filter(({ codeName }) => codeName !== 'CONFLICT'));
      if (answer !== undefined && answer.conflicts.length > 0) {
        setLost({ conflicts: answer.conflicts, alternatives: answer.alternatives });
        announce(t.booking.taken);
      }
      refetch();
    }
    onChanged();
  };
  const takeAlternative = ({ startsAt, endsAt }: Alternative) => {
    onWish({ ...wish, ...fieldsOf(startsAt, endsAt, zone) });
    void book({ startsAt, endsAt }, false, crypto.randomUUID());
  };
  const confirmHold = async () => {
    if (booked === null) return;
    const { data, errors: refused, problem: failed } = await confirm({ input: { bookingId: booked.id } });
    setProblem(failed);
    setErrors(refused);
    if (data?.confirmBooking.booking != null) setBooked(data.confirmBooking.booking);
    onChanged();
  };
  const giveUp = async () => {
    if (booked === null) return;
    const refused = refusedBy(await cancel({ input: { bookingId: booked.id } }));
    setErrors(refused);
    if (refused.length === 0) setBooked(null);
    onChanged();
  };
  const lapse = useCallback(() => {
    setBooked(null);
    setLapsed(true);
    announce(t.booking.holdOver);
    onChanged();
  }, [onChanged]);

  if (booked !== null && booked.status !== 'HELD') {
    return <Done booked={booked} zone={zone} onAgain={() => setBooked(null)} />;
  }
  const clash = lost ?? (preview !== undefined && preview.conflicts.length > 0 ? preview : null);
  return (
    <>
      <WishFields resource={resource} wish={wish} onChange={change} locked={booked !== null} />
      {problem !== null && <Problem problem={problem} />}
      <Refusals errors={errors} />
      {lapsed && <Notice kind="warning">{t.booking.holdOver}</Notice>}
      {booked === null ? (
        <>
          {previewProblem !== null && <Problem problem={previewProblem} onRetry={refetch} />}
          {preview === undefined && previewProblem === null && <Loading lines={3} />}
          {preview !== undefined && (
            <div className={asking ? 'preview asking' : 'preview'} aria-busy={asking}>
              <PreviewDetails preview={preview} zone={zone} />
            </div>
          )}
          {clash !== null && (
            <Conflicts
              {...clash}
              zone={zone}
              skills={resource.skills}
              quote={preview?.quote ?? null}
              taken={lost !== null}
              onTake={takeAlternative}
            />
          )}
          <p className="below">
            <Link
              to="/r/$id/series"
              params={{ id: resource.id }}
              search={{ from: wish.date, start: wish.start, end: wish.end }}
            >
              {t.booking.addSeries}
            </Link>
          </p>
          <div className="row booking-buttons">
            <Button
              type="primary"
              loading={requesting}
              disabled={preview?.status == null}
              onClick={() => void book(period, false, key)}
            >
              {t.booking.book}
            </Button>
            <Button
              loading={requesting}
              disabled={preview?.status == null}
              onClick={() => void book(period, true, key)}
            >
              {t.booking.hold}
            </Button>
          </div>
        </>
      ) : (
        <RunningHold
          expiresAt={booked.expiresAt ?? booked.startsAt}
          busy={confirming}
          onConfirm={() => void confirmHold()}
          onGiveUp={() => void giveUp()}
          onLapsed={lapse}
        />
      )}
    </>
  );
}

/** The rules as a checklist, the price by line, the cost of cancelling and the one who must approve. */
function PreviewDetails({ preview, zone }: { readonly preview: Preview; readonly zone: string }) {
  const { checks, lines, lateFrom, lateCancellationFee, noShowFee, approver, status } = preview;
  return (
    <>
      <h3>{t.booking.checks}</h3>
      <Checklist label={t.booking.checks} checks={checks} />
      <h3 className="below">{t.booking.price}</h3>
      <ul className="price-lines">
        {lines.map(({ resource, units, amount, parts }) => (
          <li key={resource.id}>
            <span>
              {resource.name}
              {units > 1 && ` × ${units}`}
              {parts.map(({ description }) => (
                <span key={description} className="small price-part">
                  {description}
                </span>
              ))}
            </span>
            <Money value={amount} />
          </li>
        ))}
        <li>
          <strong>{t.words.total}</strong>
          <strong>
            <Money value={preview.quote} />
          </strong>
        </li>
      </ul>
      <p className="small">
        {lateCancellationFee == null
          ? t.booking.freeToCancel
          : lateFrom == null
            ? t.booking.lateCosts(money(lateCancellationFee))
            : t.booking.freeUntil(dayAndTime(lateFrom, zone), money(lateCancellationFee))}
        {noShowFee != null && ` ${t.booking.noShowCosts(money(noShowFee))}`}
      </p>
      {approver != null && <p>{t.booking.approvedBy(approver.name)}</p>}
      {status != null && <p>{t.booking.statusNow(t.bookingStatus[status])}</p>}
    </>
  );
}

const statusWord = ({ status }: Booked): string =>
  status === 'PENDING_APPROVAL' || status === 'HELD' ? t.booking.done[status] : t.booking.done.CONFIRMED;

function Done({
  booked,
  zone,
  onAgain,
}: {
  readonly booked: Booked;
  readonly zone: string;
  readonly onAgain: () => void;
}) {
  return (
    <Notice kind="success">
      <p>
        <strong>{statusWord(booked)}</strong>
      </p>
      <dl className="facts">
        <dt>{t.booking.reference}</dt>
        <dd>
          <Link to="/b/$id" params={{ id: booked.id }}>
            {booked.reference}
          </Link>
        </dd>
        <dt>{t.booking.title}</dt>
        <dd>{booked.title}</dd>
        <dt>{t.booking.date}</dt>
        <dd>{range(booked.startsAt, booked.endsAt, zone)}</dd>
        <dt>{t.booking.price}</dt>
        <dd>
          <Money value={booked.quote} />
        </dd>
      </dl>
      <p className="below">
        {booked.status === 'PENDING_APPROVAL' ? t.booking.next.PENDING_APPROVAL : t.booking.next.CONFIRMED}
      </p>
      <div className="row">
        <Button onClick={onAgain}>{t.booking.another}</Button>
        <Link to="/find" search={{}}>
          {t.booking.backToSearch}
        </Link>
      </div>
    </Notice>
  );
}

function WishFields({
  resource,
  wish,
  onChange,
  locked,
}: {
  readonly resource: Bookable;
  readonly wish: Wish;
  readonly onChange: (part: Partial<Wish>) => void;
  readonly locked: boolean;
}) {
  const times = timesOfDay(resource.stepMinutes ?? 15);
  const choices = (chosen: string) =>
    [...new Set([...times, chosen])].sort().map((time) => ({ value: time, label: time }));
  return (
    <div className="wish">
      <Labelled label={t.booking.date}>
        {(id) => (
          <DateInput
            id={id}
            value={wish.date}
            disabled={locked}
            onChange={(date: LocalDate) => date !== '' && onChange({ date })}
          />
        )}
      </Labelled>
      <Labelled label={t.booking.start}>
        {(id) => (
          <Choose
            id={id}
            value={wish.start}
            disabled={locked}
            choices={choices(wish.start).filter(({ value }) => value !== '24:00')}
            onChange={(start) => onChange({ start })}
          />
        )}
      </Labelled>
      <Labelled label={t.booking.end}>
        {(id) => (
          <Choose
            id={id}
            value={wish.end}
            disabled={locked}
            choices={choices(wish.end).filter(({ value }) => value !== '00:00')}
            onChange={(end) => onChange({ end })}
          />
        )}
      </Labelled>
      {resource.units > 1 && (
        <Labelled label={t.booking.units}>
          {(id) => (
            <input
              id={id}
              type="number"
              className="native-input"
              min={1}
              value={wish.units}
              disabled={locked}
              onChange={(event) => onChange({ units: Math.max(1, Math.floor(Number(event.target.value))) })}
            />
          )}
        </Labelled>
      )}
      <Labelled label={t.booking.people}>
        {(id) => (
          <input
            id={id}
            type="number"
            className="native-input"
            min={1}
            value={wish.people ?? ''}
            disabled={locked}
            onChange={(event) =>
              onChange({ people: event.target.value === '' ? null : Math.floor(Number(event.target.value)) })
            }
          />
        )}
      </Labelled>
      <Labelled label={t.booking.title} wide>
        {(id) => (
          <Input
            id={id}
            value={wish.title}
            maxLength={200}
            disabled={locked}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Labelled>
    </div>
  );
}

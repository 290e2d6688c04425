import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type Ref, useCallback, useState } from 'react';
import type { RequestBookingInput } from '../../api/generated/graphql';
import type { Problem as Failed } from '../../api/problem';
import { type UserError, refusedBy, useAction, useIdempotencyKey } from '../../api/use-action';
import { homeOrganization, useViewer } from '../../app/session';
import { range } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { fieldsOf, periodOf } from '../../time/zoned';
import { Choose } from '../../ui/fields';
import { Labelled } from '../../ui/labelled';
import { announce } from '../../ui/live-region';
import { Loading, Notice, Problem, Refusals } from '../../ui/states';
import { type Alternative, type Conflict, Conflicts } from '../../ui/booking/conflicts';
import { RunningHold } from './hold';
import { CANCEL_BOOKING, CONFIRM_BOOKING, REQUEST_BOOKING } from './resource.graphql';
import { usePreview } from './use-preview';
import type { Wish } from './wish';
import { type Booked, Done, statusWord } from './done';
import { type Bookable, WishFields } from './wish-fields';
import { PreviewDetails } from '../../ui/booking/preview-details';

/** The people who may book, and for whom. Others see why they cannot. */
export function BookingPanel({
  ref,
  ...props
}: {
  /** The panel takes the focus when a time was chosen by keyboard. */
  readonly ref?: Ref<HTMLElement>;
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
    <section ref={ref} tabIndex={-1} className="card booking-panel" aria-label={t.booking.panel}>
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
}: Omit<Parameters<typeof BookingPanel>[0], 'ref'> & { readonly organizationId: string }) {
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
              wish={{ ...period, units: wish.units, people: wish.people, skills: resource.skills }}
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

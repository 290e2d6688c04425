import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CalendarAnswerFragment } from '../../api/generated/graphql';
import { type ActionResult, refusedBy, useAction, type UserError } from '../../api/use-action';
import { count } from '../../i18n/formats';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import type { LocalDate } from '../../time/zoned';
import { ActionForm } from '../../ui/action-form';
import { Choose, DateInput } from '../../ui/fields';
import { Icon } from '../../ui/icon';
import { Labelled } from '../../ui/labelled';
import { toast } from '../../ui/live-region';
import { Notice, Refusals } from '../../ui/states';
import { Period } from '../../ui/values';
import { OBSERVE, REMOVE_DAYS, SET_DAYS } from './settings.graphql';
import type { Day, Organization } from './settings-types';
import { atFields, daysBetween } from './year.model';
import { YearGrid } from './year-grid';

type Kind = Day['kind'];
type Weekday = NonNullable<Day['opensLike']>;

const KINDS = ['CLOSURE', 'HOLIDAY', 'MAKE_UP_DAY'] as const satisfies readonly Kind[];

/** The special days of an organization in a year, and a form for those that are chosen. */
export function SpecialDays({
  organization,
  calendars,
  keeps,
  today,
  onYear,
  onDone,
}: {
  readonly organization: Organization;
  readonly calendars: readonly { readonly region: string; readonly name: string }[];
  readonly keeps: boolean;
  readonly today: LocalDate;
  readonly onYear: (year: number) => void;
  readonly onDone: () => void;
}) {
  const { calendar } = organization;
  const { year } = calendar;
  const [chosen, choose] = useState<LocalDate>(today);
  const [affected, setAffected] = useState<CalendarAnswerFragment | null>(null);
  const section = useRef<HTMLElement>(null);
  const form = useRef<HTMLDivElement>(null);
  /** Narrow windows show the form above the year, so it is brought back. */
  const showForm = () => {
    if (window.matchMedia('(max-width: 1023px)').matches) form.current?.scrollIntoView({ block: 'start' });
  };
  const answered = (answer: CalendarAnswerFragment) => {
    setAffected(answer);
    // The form begins anew, so the focus goes to the day that it was about.
    section.current?.querySelector<HTMLElement>(`[data-day="${chosen}"]`)?.focus({ preventScroll: true });
    onDone();
  };
  const day = calendar.days.find((each) => each.day === chosen);
  return (
    <section className="card" aria-label={office.settings.days} ref={section}>
      <div className="section-head">
        <h2>{office.settings.days}</h2>
        <div className="row">
          <Button
            aria-label={office.settings.yearBefore}
            icon={<Icon name="left" />}
            onClick={() => onYear(year - 1)}
          />
          <strong aria-live="polite">{year}</strong>
          <Button
            aria-label={office.settings.yearAfter}
            icon={<Icon name="right" />}
            onClick={() => onYear(year + 1)}
          />
        </div>
      </div>
      <p className="muted">{office.settings.daysText}</p>
      {calendar.notice != null && <Notice kind="warning">{calendar.notice}</Notice>}
      {affected !== null && <Affected answer={affected} />}
      <div className="special-days">
        <YearGrid year={year} days={calendar.days} chosen={chosen} today={today} onChoose={choose} onPick={showForm} />
        <div className="stack" ref={form}>
          <Observed organization={organization} calendars={calendars} keeps={keeps} onAnswer={answered} />
          {keeps ? (
            <DayForm
              key={`${chosen} ${day?.kind ?? ''} ${day?.name ?? ''}`}
              organization={organization}
              chosen={chosen}
              day={day}
              onAnswer={answered}
            />
          ) : (
            <p className="small">
              {office.settings.readOnly([t.role.RESOURCE_MANAGER, t.role.ADMIN].join(t.states.or))}
            </p>
          )}
        </div>
      </div>
    </section>
  );
}

/** The public calendar that the organization observes. */
function Observed({
  organization,
  calendars,
  keeps,
  onAnswer,
}: {
  readonly organization: Organization;
  readonly calendars: readonly { readonly region: string; readonly name: string }[];
  readonly keeps: boolean;
  readonly onAnswer: (answer: CalendarAnswerFragment) => void;
}) {
  const [observe] = useAction(OBSERVE);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const change = async (region: string) => {
    const result = await observe({ input: { organizationId: organization.id, region: region === '' ? null : region } });
    const refused = refusedBy(result);
    setErrors(refused);
    if (refused.length === 0 && result.data !== null) onAnswer(result.data.observePublicCalendar);
  };
  return (
    <div>
      <Refusals errors={errors} />
      <Labelled label={office.settings.observe}>
        {(id) => (
          <Choose
            id={id}
            value={organization.publicCalendar?.region ?? ''}
            disabled={!keeps}
            empty={office.settings.observeNone}
            choices={calendars.map(({ region, name }) => ({ value: region, label: name }))}
            onChange={(region) => void change(region)}
          />
        )}
      </Labelled>
    </div>
  );
}

interface Values {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly kind: Kind;
  readonly name: string;
  readonly opensLike: Weekday;
}

/** Says what is special about the chosen days, or takes it back. */
function DayForm({
  organization,
  chosen,
  day,
  onAnswer,
}: {
  readonly organization: Organization;
  readonly chosen: LocalDate;
  readonly day: Day | undefined;
  readonly onAnswer: (answer: CalendarAnswerFragment) => void;
}) {
  const [form] = Form.useForm<Values>();
  const [set] = useAction(SET_DAYS);
  const [remove] = useAction(REMOVE_DAYS);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const kind = Form.useWatch<Kind | undefined>('kind', form) ?? day?.kind ?? 'CLOSURE';
  const organizationId = organization.id;
  // A day that is chosen in the year is both the first and the last one.
  useEffect(() => form.setFieldsValue({ first: chosen, last: chosen }), [form, chosen]);
  const send = async ({ first, last, name, opensLike, kind: given }: Values) => {
    const of = { kind: given, name, opensLike: given === 'MAKE_UP_DAY' ? opensLike : null };
    const days = daysBetween(first, last).map((each) => ({ day: each, ...of }));
    const result: ActionResult<{ setCalendarDays: CalendarAnswerFragment }> = await set({
      input: { organizationId, days },
    });
    return { ...result, errors: atFields(result.errors) };
  };
  const takeBack = async () => {
    const { first, last } = form.getFieldsValue();
    const result = await remove({ input: { organizationId, days: daysBetween(first, last) } });
    const refused = refusedBy(result);
    setErrors(refused);
    if (refused.length === 0 && result.data !== null) onAnswer(result.data.removeCalendarDays);
  };
  return (
    <div className="inner-form">
      <h3>{office.settings.chosen}</h3>
      <Refusals errors={errors} />
      {day?.isPublic && <p className="small">{office.settings.isPublic}</p>}
      <ActionForm
        form={form}
        fields={['first', 'last', 'kind', 'name', 'opensLike']}
        initialValues={{
          first: chosen,
          last: chosen,
          kind: day?.kind ?? 'CLOSURE',
          name: day?.name ?? '',
          opensLike: day?.opensLike ?? 'MONDAY',
        }}
        submit={send}
        done={({ setCalendarDays }) => {
          toast(office.settings.changed);
          onAnswer(setCalendarDays);
        }}
        submitLabel={t.words.save}
        extra={
          day !== undefined && !day.isPublic ? (
            <Button title={office.settings.clearText} onClick={() => void takeBack()}>
              {office.settings.clear}
            </Button>
          ) : undefined
        }
      >
        <div className="form-pair">
          <Form.Item name="first" label={office.settings.first}>
            <DateInput />
          </Form.Item>
          <Form.Item name="last" label={office.settings.last}>
            <DateInput />
          </Form.Item>
        </div>
        <Form.Item name="kind" label={office.settings.kind}>
          <Choose choices={KINDS.map((each) => ({ value: each, label: office.settings.kinds[each] }))} />
        </Form.Item>
        {kind === 'MAKE_UP_DAY' && (
          <Form.Item name="opensLike" label={office.settings.opensLike}>
            <Choose choices={Object.entries(t.weekday).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        )}
        <Form.Item name="name" label={office.settings.name} extra={office.settings.nameHint}>
          <Input maxLength={200} />
        </Form.Item>
      </ActionForm>
    </div>
  );
}

/** The bookings that a change of the calendar hit. */
function Affected({ answer: { affected, affectedTotal } }: { readonly answer: CalendarAnswerFragment }) {
  if (affectedTotal === 0) return <Notice kind="success">{office.settings.changed}</Notice>;
  const hidden = affectedTotal - affected.length;
  return (
    <Notice kind="warning">
      <p>{office.settings.affected(count(affectedTotal))}</p>
      <ul>
        {affected.map(({ booking, resource }) => (
          <li key={booking.id}>
            <Link to="/b/$id" params={{ id: booking.id }}>
              {booking.title}
            </Link>{' '}
            <Period from={booking.startsAt} to={booking.endsAt} zone={resource.timeZone} /> · {resource.name} ·{' '}
            {booking.organization.name}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p>{office.settings.affectedHidden(count(hidden))}</p>}
    </Notice>
  );
}

import { Link } from '@tanstack/react-router';
import { count, fullDay, month as monthName } from '../../i18n/formats';
import { office } from '../../i18n/office';
import { addMonths, type LocalDate } from '../../time/zoned';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/states';
import { Money } from '../../ui/values';
import { type CloseCounts, closeSteps, type CloseStep, monthKey } from './settlement.model';

/** The steps by which a provider closes a month, each with what is left and the list of just that. */
export function Close({
  close,
  month,
  slug,
  now,
}: {
  readonly close: CloseCounts & { readonly totals: readonly { readonly amount: string; readonly currency: string }[] };
  readonly month: LocalDate;
  readonly slug: string;
  readonly now: LocalDate;
}) {
  const next = addMonths(month, 1);
  const title = office.settlement.close(monthName(month));
  return (
    <section className="card" aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        <p className="close-totals">
          <span className="muted">{office.settlement.totals}</span>
          {close.totals.length === 0 && <span>{office.settlement.noTotals}</span>}
          {close.totals.map((total) => (
            <strong key={total.currency}>
              <Money value={total} />
            </strong>
          ))}
        </p>
      </div>
      {now < next && <Notice>{office.settlement.notOver(fullDay(next))}</Notice>}
      <ol className="close-steps">
        {closeSteps(close).map((step, place) => (
          <li key={step.name} className={stepClass(step)} aria-current={step.isCurrent ? 'step' : undefined}>
            <span className="close-place" aria-hidden="true">
              {step.isDone ? <Icon name="kept" size={14} /> : place + 1}
            </span>
            <h3>{office.settlement.steps[step.name]}</h3>
            <StepLink step={step} month={month} slug={slug} />
            {step.name === 'settle' && close.settled > 0 && (
              <Link
                to="/o/$slug/settlement"
                params={{ slug }}
                search={{ as: 'provider', month: monthKey(month), status: 'SETTLED' }}
              >
                {office.settlement.settled(count(close.settled))}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepClass({ isCurrent, isDone }: CloseStep): string {
  if (isCurrent) return 'close-step current';
  return isDone ? 'close-step done' : 'close-step';
}

const STATUS_OF = { disputes: 'DISPUTED', issue: 'OPEN', accept: 'ISSUED', settle: 'ACCEPTED' } as const;

function StepLink({
  step: { name, left },
  month,
  slug,
}: {
  readonly step: CloseStep;
  readonly month: LocalDate;
  readonly slug: string;
}) {
  if (left === 0) return <span className="muted">{office.settlement.nothingLeft}</span>;
  const label = office.settlement.left[name](count(left));
  if (name === 'times') {
    const search = { as: 'provider', tab: 'needsTimes', from: month, to: addMonths(month, 1) } as const;
    return (
      <Link to="/o/$slug/bookings" params={{ slug }} search={search}>
        {label}
      </Link>
    );
  }
  return (
    <Link
      to="/o/$slug/settlement"
      params={{ slug }}
      search={{ as: 'provider', month: monthKey(month), status: STATUS_OF[name] }}
    >
      {label}
    </Link>
  );
}

import { Link, useLocation } from '@tanstack/react-router';
import type { StatementRowFragment } from '../../api/generated/graphql';
import { count, dayAndTime, money, month as monthName } from '../../i18n/formats';
import { office } from '../../i18n/office';
import { DataTable } from '../../ui/data-table';
import { Empty } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { Money } from '../../ui/values';
import { groupLines } from './settlement.model';
import { CorrectButton, DisputeButton } from './statement-actions';
import type { Statement } from './statement-node';

type Line = StatementRowFragment;

/** The lines of a statement by resource. */
export function StatementLines({ statement, onDone }: { readonly statement: Statement; readonly onDone: () => void }) {
  const { hash } = useLocation();
  const { lines, viewerCan, provider } = statement;
  const columns = [
    {
      key: 'description',
      title: office.settlement.description,
      head: true,
      cell: (line: Line) => <Description line={line} zone={provider.timeZone} />,
    },
    {
      key: 'amount',
      title: office.settlement.amount,
      numeric: true,
      cell: ({ amount }: Line) => <Money value={amount} />,
    },
  ];
  const actions = {
    key: 'actions',
    title: '',
    cell: (line: Line) => (
      <div className="row">
        {viewerCan.includes('DISPUTE') && !line.disputed && <DisputeButton line={line} onDone={onDone} />}
        {viewerCan.includes('ADJUST') && <CorrectButton line={line} onDone={onDone} />}
      </div>
    ),
  };
  const acts = viewerCan.includes('DISPUTE') || viewerCan.includes('ADJUST');
  return (
    <section className="card" aria-label={office.settlement.lines}>
      <h2>{office.settlement.lines}</h2>
      {lines.length === 0 && <Empty title={office.settlement.noLines} />}
      {groupLines(lines).map(({ resource, lines: own }) => {
        const name = resource?.name ?? office.settlement.corrections;
        return (
          <div key={resource?.id ?? ''} className="line-group">
            <div className="section-head">
              <h3>
                {resource === null ? (
                  name
                ) : (
                  <Link to="/r/$id" params={{ id: resource.id }} search={{}}>
                    {name}
                  </Link>
                )}
              </h3>
              <span className="muted">{office.settlement.lineCount(count(own.length))}</span>
            </div>
            <DataTable
              caption={name}
              rows={own}
              rowKey={({ id }) => id}
              rowClass={({ id }) => (id === hash ? 'named-line' : undefined)}
              columns={acts ? [...columns, actions] : columns}
            />
          </div>
        );
      })}
    </section>
  );
}

/** The sentence of a line, how its charge came about, its corrections and its disputes. */
function Description({ line, zone }: { readonly line: Line; readonly zone: string }) {
  const { usage, corrects, correctedBy, disputes, amount } = line;
  return (
    <div id={line.id}>
      {line.description}{' '}
      {line.disputed && (
        <Tag tone="error" icon="warning">
          {office.settlement.disputed}
        </Tag>
      )}
      {corrects != null && (
        <p className="line-detail">
          {office.settlement.corrects(nameOf(corrects.statement))}
          <LineLink id={corrects.id} statement={corrects.statement} label={corrects.description} />
        </p>
      )}
      {correctedBy.map((correction) => (
        <p key={correction.id} className="line-detail">
          {office.settlement.correctedBy(nameOf(correction.statement))}
          <LineLink id={correction.id} statement={correction.statement} label={money(correction.amount)} />
        </p>
      ))}
      {disputes.map((dispute) => (
        <div key={dispute.at} className={dispute.outcome === 'OPEN' ? 'line-dispute' : 'line-dispute answered'}>
          <div>
            <span className="small">{office.settlement.disputedBy(dispute.by.name, dayAndTime(dispute.at, zone))}</span>
            {dispute.reason}
          </div>
          {dispute.answer != null && dispute.answeredAt != null && (
            <div>
              <span className="small">
                {office.settlement.answeredBy(dispute.answeredBy?.name ?? '—', dayAndTime(dispute.answeredAt, zone))}
              </span>
              {dispute.answer} · {office.settlement.outcome[dispute.outcome]}
            </div>
          )}
        </div>
      ))}
      {usage != null && (
        <details className="line-detail">
          <summary>{office.settlement.parts}</summary>
          <ul>
            {usage.parts.map((part) => (
              <li key={part.description}>
                {part.description} · {money({ amount: part.amount, currency: amount.currency })}
              </li>
            ))}
            <li>
              {office.settlement.booking}{' '}
              <Link to="/b/$id" params={{ id: usage.booking.id }}>
                {usage.booking.reference}
              </Link>
            </li>
          </ul>
        </details>
      )}
    </div>
  );
}

interface OtherStatement {
  readonly id: string;
  readonly number?: string | null;
  readonly from: string;
}

/** A statement by its number, else by its month. */
const nameOf = (statement: OtherStatement | null | undefined): string =>
  statement == null ? '—' : (statement.number ?? monthName(statement.from));

function LineLink({
  id,
  statement,
  label,
}: {
  readonly id: string;
  readonly statement: OtherStatement | null | undefined;
  readonly label: string;
}) {
  if (statement == null) return label;
  return (
    <Link to="/settlement/$id" params={{ id: statement.id }} hash={id}>
      {label}
    </Link>
  );
}

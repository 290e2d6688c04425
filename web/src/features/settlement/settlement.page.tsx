import './settlement.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { SettlementPageQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { hasRole, type OwnOrganization, type Role, useOwnOrganization, useSignedIn } from '../../app/session';
import { count, month as monthName } from '../../i18n/formats';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { addMonths, monthStart, today } from '../../time/zoned';
import { without } from '../../ui/address';
import { DataTable } from '../../ui/data-table';
import { Choose } from '../../ui/fields';
import { Icon } from '../../ui/icon';
import { Labelled } from '../../ui/labelled';
import { PageHead } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { Empty, Loaded } from '../../ui/states';
import { Money } from '../../ui/values';
import { WhoCan } from '../../ui/who-can';
import { Close } from './close';
import { SETTLEMENT } from './settlement.graphql';
import {
  isOwnStep,
  monthChoices,
  monthKey,
  type SettlementSearch,
  shownMonth,
  type Side,
  statusFilter,
  STATUSES,
  todoOf,
} from './settlement.model';
import { StatementTag } from './statement-tag';

const PAGE = 25;
const ACCOUNTANTS: readonly Role[] = ['FINANCE', 'ADMIN'];

type Data = SettlementPageQuery;

/** The statements of an organization, as provider or as consumer, and the close of a month. */
export function SettlementPage() {
  const { slug } = useParams({ from: '/o/$slug/settlement' });
  const organization = useOwnOrganization(slug);
  const sees = hasRole(useSignedIn(), slug, ...ACCOUNTANTS);
  return (
    <main className="page" id="content">
      <PageHead title={office.settlement.title} context={organization.name} />
      {sees ? <Statements organization={organization} /> : <WhoCan slug={slug} roles={ACCOUNTANTS} />}
    </main>
  );
}

function Statements({ organization }: { readonly organization: OwnOrganization }) {
  const search = useSearch({ from: '/o/$slug/settlement' });
  const navigate = useNavigate();
  const { id, slug, kind, timeZone } = organization;
  const side = search.as ?? (kind === 'SCHOOL' ? 'consumer' : 'provider');
  const now = today(timeZone);
  const month = shownMonth(search, side, now);
  const isClosing = side === 'provider' && month !== null;
  const page = usePageQuery(
    SETTLEMENT,
    {
      organizationId: id,
      filter: {
        organizationId: id,
        as: side === 'provider' ? 'PROVIDER' : 'CONSUMER',
        month,
        ...statusFilter(search.status),
      },
      month: month ?? monthStart(now),
      isClosing,
      first: PAGE,
      after: search.after ?? null,
    },
    { live: { organizationIds: [id] } },
  );
  const go = (next: SettlementSearch) =>
    void navigate({ to: '/o/$slug/settlement', params: { slug }, search: next, replace: true });
  /** Another list begins with its first page. */
  const narrow = (change: SettlementSearch) => go({ ...without(search, ['after']), ...change });
  return (
    <>
      <div className="settlement-tools">
        <Sides side={side} data={page.data} onSide={(as) => go({ as })} />
        <MonthPicker month={month} now={now} onMonth={(chosen) => narrow({ month: chosen })} />
      </div>
      <Loaded page={page} lines={10}>
        {({ monthClose, settlement, balances }) => (
          <div className="stack">
            {monthClose != null && month !== null && <Close close={monthClose} month={month} slug={slug} now={now} />}
            <section className="card" aria-label={office.settlement.list}>
              <div className="section-head">
                <h2>{office.settlement.list}</h2>
                <span className="muted">{office.settlement.counted(count(settlement.totalCount))}</span>
              </div>
              <StatusBar
                status={search.status}
                onStatus={(status) =>
                  status === undefined ? go(without(search, ['after', 'status'])) : narrow({ status })
                }
              />
              {settlement.nodes.length === 0 ? (
                <Empty title={office.settlement.none}>
                  <p>
                    {month === null && search.status === undefined
                      ? office.settlement.noneHint
                      : office.settlement.nonePast}
                  </p>
                </Empty>
              ) : (
                <StatementTable statements={settlement.nodes} side={side} />
              )}
              <Pager
                after={search.after}
                pageInfo={settlement.pageInfo}
                onGo={(after) => go(after === undefined ? without(search, ['after']) : { ...search, after })}
              />
            </section>
            <Balances balances={balances} side={side} own={id} />
          </div>
        )}
      </Loaded>
    </>
  );
}

/** The switch between both sides, for organizations that stand on both. */
function Sides({
  side,
  data,
  onSide,
}: {
  readonly side: Side;
  readonly data: Data | undefined;
  readonly onSide: (side: Side) => void;
}) {
  const other = side === 'provider' ? data?.consumed.totalCount : data?.provided.totalCount;
  if ((other ?? 0) === 0) return null;
  return (
    <div className="row" role="group" aria-label={office.settlement.side}>
      {(['provider', 'consumer'] as const).map((each) => (
        <Button key={each} aria-pressed={each === side} onClick={() => onSide(each)}>
          {office.settlement.as[each]}
        </Button>
      ))}
    </div>
  );
}

function MonthPicker({
  month,
  now,
  onMonth,
}: {
  readonly month: string | null;
  readonly now: string;
  readonly onMonth: (month: string) => void;
}) {
  return (
    <div className="month-picker">
      <Button
        aria-label={office.settlement.earlier}
        disabled={month === null}
        icon={<Icon name="left" />}
        onClick={() => month !== null && onMonth(monthKey(addMonths(month, -1)))}
      />
      <Labelled label={office.settlement.month}>
        {(id) => (
          <Choose
            id={id}
            value={month === null ? 'all' : monthKey(month)}
            onChange={onMonth}
            choices={[
              { value: 'all', label: office.settlement.allMonths },
              ...monthChoices(now, month).map((each) => ({ value: monthKey(each), label: monthName(each) })),
            ]}
          />
        )}
      </Labelled>
      <Button
        aria-label={office.settlement.later}
        disabled={month === null || month >= monthStart(now)}
        icon={<Icon name="right" />}
        onClick={() => month !== null && onMonth(monthKey(addMonths(month, 1)))}
      />
    </div>
  );
}

function StatusBar({
  status,
  onStatus,
}: {
  readonly status: SettlementSearch['status'];
  readonly onStatus: (status: SettlementSearch['status']) => void;
}) {
  return (
    <div className="row tab-bar" role="group" aria-label={t.words.status}>
      <Button aria-pressed={status === undefined} onClick={() => onStatus(undefined)}>
        {t.words.all}
      </Button>
      {STATUSES.map((each) => (
        <Button key={each} aria-pressed={each === status} onClick={() => onStatus(each)}>
          {office.settlement.status[each]}
        </Button>
      ))}
    </div>
  );
}

function StatementTable({
  statements,
  side,
}: {
  readonly statements: Data['settlement']['nodes'];
  readonly side: Side;
}) {
  const navigate = useNavigate();
  return (
    <DataTable
      caption={office.settlement.list}
      rows={statements}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/settlement/$id', params: { id } })}
      columns={[
        {
          key: 'other',
          title: side === 'provider' ? office.settlement.consumer : office.settlement.provider,
          head: true,
          cell: ({ id, provider, consumer }) => (
            <Link to="/settlement/$id" params={{ id }}>
              {side === 'provider' ? consumer.name : provider.name}
            </Link>
          ),
        },
        {
          key: 'month',
          title: office.settlement.month,
          cell: ({ from }) => <span className="figure">{monthName(from)}</span>,
        },
        {
          key: 'number',
          title: office.settlement.number,
          cell: ({ number }) => <span className="figure">{number ?? '—'}</span>,
        },
        { key: 'total', title: t.words.total, numeric: true, cell: ({ total }) => <Money value={total} /> },
        {
          key: 'status',
          title: t.words.status,
          cell: ({ status, disputedLines }) => <StatementTag status={status} disputedLines={disputedLines} />,
        },
        {
          key: 'next',
          title: office.settlement.next,
          cell: (statement) => {
            const todo = todoOf(statement, side);
            return <span className={isOwnStep(todo) ? 'own-step' : 'muted'}>{office.settlement.todo[todo]}</span>;
          },
        },
      ]}
    />
  );
}

/** The debts between the organization and others that are not settled, over all months. */
function Balances({
  balances,
  side,
  own,
}: {
  readonly balances: Data['balances'];
  readonly side: Side;
  readonly own: string;
}) {
  const rows = balances.filter(({ provider, consumer }) => (side === 'provider' ? provider : consumer).id === own);
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2>{office.settlement.balances}</h2>
      <DataTable
        caption={office.settlement.balances}
        rows={rows}
        rowKey={({ provider, consumer, amount }) => `${provider.id} ${consumer.id} ${amount.currency}`}
        columns={[
          {
            key: 'other',
            title: side === 'provider' ? office.settlement.consumer : office.settlement.provider,
            head: true,
            cell: ({ provider, consumer }) => (side === 'provider' ? consumer.name : provider.name),
          },
          {
            key: 'amount',
            title: office.settlement.amount,
            numeric: true,
            cell: ({ amount }) => <Money value={amount} />,
          },
        ]}
      />
    </section>
  );
}

import './settlement.css';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Input } from 'antd';
import { usePageQuery } from '../../api/use-page-query';
import { rolesIn, useSignedIn } from '../../app/session';
import { count, month as monthName } from '../../i18n/formats';
import { office } from '../../i18n/office';
import { language, t } from '../../i18n/t';
import { Icon } from '../../ui/icon';
import { Labelled } from '../../ui/labelled';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Notice } from '../../ui/states';
import { Money, Period, When } from '../../ui/values';
import { STATEMENT } from './settlement.graphql';
import { isOwnStep, isSameFingerprint, type Side, todoOf } from './settlement.model';
import { StatementActions } from './statement-actions';
import { StatementLines } from './statement-lines';
import type { Statement } from './statement-node';
import { StatementTag } from './statement-tag';

/** One statement with its lines, and what its viewer may do to it. */
export function StatementPage() {
  const { id } = useParams({ from: '/settlement/$id' });
  const page = usePageQuery(
    STATEMENT,
    { id },
    {
      live: ({ node }) =>
        node?.__typename === 'Statement' ? { organizationIds: [node.provider.id, node.consumer.id] } : null,
    },
  );
  return (
    <main className="page" id="content">
      <Loaded page={page} lines={12}>
        {({ node }) =>
          node?.__typename === 'Statement' ? (
            <StatementDetails statement={node} refetch={page.refetch} />
          ) : (
            <Empty title={office.settlement.notVisible} />
          )
        }
      </Loaded>
    </main>
  );
}

function StatementDetails({ statement, refetch }: { readonly statement: Statement; readonly refetch: () => void }) {
  const viewer = useSignedIn();
  const { id, number, from, provider, consumer } = statement;
  const side: Side = rolesIn(viewer, provider.slug).length > 0 ? 'provider' : 'consumer';
  const own = side === 'provider' ? provider : consumer;
  const isMember = rolesIn(viewer, own.slug).length > 0;
  useShownLine();
  return (
    <>
      <PageHead
        title={office.settlement.statement(monthName(from))}
        context={number ?? provider.name}
        actions={<StatementTag status={statement.status} disputedLines={statement.disputedLines} />}
      >
        <p className="muted">{number ?? office.settlement.noNumber}</p>
      </PageHead>
      <div className="stack">
        <div className="statement-top">
          <section className="card">
            <p className="muted">{t.words.total}</p>
            <p className="statement-total">
              <Money value={statement.total} />
            </p>
            {isMember && <NextStep statement={statement} side={side} />}
            <StatementActions statement={statement} onDone={refetch} />
          </section>
          <Facts statement={statement} />
        </div>
        <Stopping statement={statement} />
        <StatementLines statement={statement} onDone={refetch} />
        <section className="card">
          <h2>{office.settlement.fingerprint}</h2>
          <Fingerprint fingerprint={statement.fingerprint} />
        </section>
        <p className="row">
          <a className="button-link quiet" href={`/statements/${id}.csv?lang=${language}`} download>
            <Icon name="download" />
            {office.settlement.csv}
          </a>
          <a className="button-link quiet" href={`/statements/${id}.pdf?lang=${language}`} download>
            <Icon name="download" />
            {office.settlement.pdf}
          </a>
          {isMember && (
            <Link to="/o/$slug/activity" params={{ slug: own.slug }} search={{ subject: id }}>
              {office.settlement.activity}
            </Link>
          )}
        </p>
      </div>
    </>
  );
}

function NextStep({ statement, side }: { readonly statement: Statement; readonly side: Side }) {
  const todo = todoOf(statement, side);
  const isStopped = statement.needTimes.length > 0;
  return (
    <p className={isOwnStep(todo) ? 'own-step' : 'muted'}>
      {isStopped ? office.settlement.steps.times : office.settlement.todo[todo]}
    </p>
  );
}

/** Brings the line that the address names into view once the statement is there. */
function useShownLine() {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView({ block: 'center' });
  }, [hash]);
}

function Facts({ statement }: { readonly statement: Statement }) {
  const { from, provider, consumer, issuedAt, acceptedAt, settledAt } = statement;
  const moments = [
    [office.settlement.issued, issuedAt],
    [office.settlement.accepted, acceptedAt],
    [office.settlement.settledAt, settledAt],
  ] as const;
  return (
    <section className="card">
      <dl className="facts">
        <dt>{office.settlement.provider}</dt>
        <dd>
          <Link to="/o/$slug" params={{ slug: provider.slug }}>
            {provider.name}
          </Link>
        </dd>
        <dt>{office.settlement.consumer}</dt>
        <dd>
          <Link to="/o/$slug" params={{ slug: consumer.slug }}>
            {consumer.name}
          </Link>
        </dd>
        <dt>{office.settlement.month}</dt>
        <dd>{monthName(from)}</dd>
        {moments.map(
          ([label, at]) =>
            at != null && (
              <div key={label} className="fact">
                <dt>{label}</dt>
                <dd>
                  <When at={at} zone={provider.timeZone} />
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

/** The bookings and disputes that stop the next step. */
function Stopping({ statement }: { readonly statement: Statement }) {
  const { needTimes, disputedLines, status, provider } = statement;
  if (needTimes.length > 0) {
    return (
      <Notice kind="warning">
        <p>{office.settlement.stopped(count(needTimes.length))}</p>
        <ul>
          {needTimes.map(({ id, title, reference, startsAt, endsAt }) => (
            <li key={id}>
              <Link to="/b/$id" params={{ id }}>
                {title}
              </Link>{' '}
              {reference} · <Period from={startsAt} to={endsAt} zone={provider.timeZone} />
            </li>
          ))}
        </ul>
      </Notice>
    );
  }
  return status === 'ISSUED' && disputedLines > 0 ? (
    <Notice kind="warning">{office.settlement.disputesStop}</Notice>
  ) : null;
}

/** The fingerprint, why it stands there, and a field that compares it with that of a copy. */
function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  const [pasted, setPasted] = useState('');
  const same = isSameFingerprint(fingerprint, pasted);
  return (
    <>
      <code className="fingerprint">{fingerprint}</code>
      <details className="line-detail">
        <summary>{office.settlement.check}</summary>
        <p>{office.settlement.fingerprintText}</p>
        <Labelled label={office.settlement.pasted}>
          {(id) => <Input id={id} value={pasted} onChange={({ target }) => setPasted(target.value)} />}
        </Labelled>
        {same !== null && (
          <Notice kind={same ? 'success' : 'error'}>{same ? office.settlement.same : office.settlement.differs}</Notice>
        )}
      </details>
    </>
  );
}

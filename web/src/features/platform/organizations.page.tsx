import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import type { PlatformOrganizationsQuery } from '../../api/generated/graphql';
import { type ActionResult, refusedBy, useAction, type UserError } from '../../api/use-action';
import { usePageQuery } from '../../api/use-page-query';
import { t } from '../../i18n/t';
import { present } from '../../ui/address';
import { ConfirmButton } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { Labelled } from '../../ui/labelled';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Notice, Refusals } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { When } from '../../ui/values';
import { PLATFORM_ORGANIZATIONS, SEND_BACK, SIMILAR, SUSPEND, VERIFY } from './platform.graphql';
import { PlatformPages } from './platform-pages';
import { type OrganizationsSearch, STATUSES } from './platform-search';

type Organization = PlatformOrganizationsQuery['organizations']['nodes'][number];

/** Organizations by status; those that wait for verification come first, the oldest at the top. */
export function PlatformOrganizationsPage() {
  const search = useSearch({ from: '/platform/organizations' });
  const navigate = useNavigate();
  const status = search.status ?? 'PENDING';
  const page = usePageQuery(
    PLATFORM_ORGANIZATIONS,
    { filter: { status, text: search.q ?? null }, first: 100 },
    { live: { platform: true } },
  );
  const [opened, setOpened] = useState<string | null>(null);
  const go = (next: OrganizationsSearch) =>
    void navigate({ to: '/platform/organizations', search: next, replace: true });
  const rows = [...(page.data?.organizations.nodes ?? [])].sort((one, other) =>
    status === 'PENDING' ? Date.parse(one.registeredAt) - Date.parse(other.registeredAt) : 0,
  );
  const shown = rows.find(({ id }) => id === opened) ?? null;
  return (
    <main className="page" id="content">
      <PageHead title={t.platform.organizations} />
      <PlatformPages />
      <div className="row list-tools below">
        {STATUSES.map((each) => (
          <Button key={each} aria-pressed={each === status} onClick={() => go({ ...search, status: each })}>
            {t.organizationStatus[each]}
          </Button>
        ))}
        <Input.Search
          defaultValue={search.q ?? ''}
          aria-label={t.platform.search}
          placeholder={t.platform.search}
          enterButton={t.find.submit}
          onSearch={(q) => go(present({ ...search, q: q.trim() === '' ? undefined : q.trim() }))}
        />
      </div>
      <Loaded page={page} lines={8}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t.platform.none} />
          ) : (
            <DataTable
              caption={t.platform.organizations}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  title: t.account.organizationName,
                  head: true,
                  cell: ({ slug, name }) => (
                    <Link to="/o/$slug" params={{ slug }}>
                      {name}
                    </Link>
                  ),
                },
                { key: 'kind', title: t.account.kind, cell: ({ kind }) => t.organizationKind[kind] },
                {
                  key: 'registered',
                  title: t.platform.registered,
                  cell: ({ registeredAt, timeZone }) => <When at={registeredAt} zone={timeZone} />,
                },
                {
                  key: 'status',
                  title: t.words.status,
                  cell: ({ status: now, statusReason }) => (
                    <Tag tone={now === 'VERIFIED' ? 'success' : 'warning'}>
                      {statusReason != null && now === 'PENDING' ? t.platform.declined : t.organizationStatus[now]}
                    </Tag>
                  ),
                },
                {
                  key: 'open',
                  title: '',
                  cell: ({ id }) => <Button onClick={() => setOpened(id)}>{t.platform.open}</Button>,
                },
              ]}
            />
          )
        }
      </Loaded>
      <Drawer
        open={shown !== null}
        onClose={() => setOpened(null)}
        size="min(560px, 100vw)"
        destroyOnHidden
        closable={{ 'aria-label': t.words.close }}
        title={shown?.name ?? ''}
      >
        {shown !== null && <OneOrganization organization={shown} onDone={page.refetch} />}
      </Drawer>
    </main>
  );
}

function OneOrganization({
  organization,
  onDone,
}: {
  readonly organization: Organization;
  readonly onDone: () => void;
}) {
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [reason, setReason] = useState('');
  const [verify] = useAction(VERIFY);
  const [sendBack] = useAction(SEND_BACK);
  const [suspend] = useAction(SUSPEND);
  const similar = usePageQuery(SIMILAR, { text: organization.name.split(/[\s·]/)[0] ?? '' });
  const run = async (work: Promise<ActionResult<object>>) => {
    const refused = refusedBy(await work);
    setErrors(refused);
    onDone();
    return refused.length === 0;
  };
  const input = { organizationId: organization.id, reason: reason.trim() === '' ? null : reason.trim() };
  const can = (action: Organization['viewerCan'][number]) => organization.viewerCan.includes(action);
  const others = (similar.data?.organizations.nodes ?? []).filter(({ id }) => id !== organization.id);
  return (
    <div className="stack">
      <dl className="facts">
        <dt>{t.account.slug}</dt>
        <dd>{organization.slug}</dd>
        <dt>{t.account.kind}</dt>
        <dd>{t.organizationKind[organization.kind]}</dd>
        <dt>{t.platform.code}</dt>
        <dd>{organization.registrationCode ?? '—'}</dd>
        <dt>{t.platform.contact}</dt>
        <dd>{organization.contact ?? '—'}</dd>
        <dt>{t.platform.registeredBy}</dt>
        <dd>{organization.registeredBy?.name ?? '—'}</dd>
        <dt>{t.platform.registered}</dt>
        <dd>
          <When at={organization.registeredAt} zone={organization.timeZone} />
        </dd>
      </dl>
      {organization.statusReason != null && <Notice kind="warning">{organization.statusReason}</Notice>}
      <section>
        <h3>{t.platform.similar}</h3>
        {others.length === 0 && <p className="muted">{t.platform.noSimilar}</p>}
        <ul>
          {others.map(({ id, slug, name, status }) => (
            <li key={id}>
              <Link to="/o/$slug" params={{ slug }}>
                {name}
              </Link>{' '}
              <Tag>{t.organizationStatus[status]}</Tag>
            </li>
          ))}
        </ul>
      </section>
      <Refusals errors={errors} />
      <div className="row">
        {can('VERIFY') && (
          <Button type="primary" onClick={() => void run(verify({ input: { organizationId: organization.id } }))}>
            {t.platform.verify}
          </Button>
        )}
        {can('DECLINE') && (
          <ConfirmButton label={t.platform.decline} title={t.platform.decline} act={() => run(sendBack({ input }))}>
            <p>{t.platform.declineText}</p>
            <ReasonInput value={reason} onChange={setReason} />
            <Refusals errors={errors} />
          </ConfirmButton>
        )}
        {can('SUSPEND') && (
          <ConfirmButton
            danger
            label={t.platform.suspend}
            title={t.platform.suspend}
            act={() => run(suspend({ input }))}
          >
            <p>{t.platform.suspendText}</p>
            <ReasonInput value={reason} onChange={setReason} />
            <Refusals errors={errors} />
          </ConfirmButton>
        )}
      </div>
    </div>
  );
}

function ReasonInput({ value, onChange }: { readonly value: string; readonly onChange: (reason: string) => void }) {
  return (
    <Labelled label={t.words.reason}>
      {(id) => (
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={2000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

import './agreements.css';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { AgreementsPageQuery } from '../../api/generated/graphql';
import { usePageQuery } from '../../api/use-page-query';
import { hasRole, type OwnOrganization, type Role, useOwnOrganization, useSignedIn } from '../../app/session';
import { office } from '../../i18n/office';
import { t } from '../../i18n/t';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Loading, Notice } from '../../ui/states';
import { WhoCan } from '../../ui/who-can';
import { AGREEMENTS } from './agreements.graphql';
import type { Agreement } from './agreement';
import { AgreementCard } from './agreement-card';
import { type Group, groupOf, GROUPS } from './agreements.model';

const ACCOUNTANTS: readonly Role[] = ['FINANCE', 'ADMIN'];

// Few visits propose anything, so the others do not load the form.
const ProposeForm = lazy(async () => ({ default: (await import('./propose-form')).ProposeForm }));

/** The agreements of an organization, on either side. */
export function AgreementsPage() {
  const { slug } = useParams({ from: '/o/$slug/agreements' });
  const search = useSearch({ from: '/o/$slug/agreements' });
  const organization = useOwnOrganization(slug);
  const sees = hasRole(useSignedIn(), slug, ...ACCOUNTANTS);
  const isVerified = organization.status === 'VERIFIED';
  const isProposing = search.propose === 'yes';
  return (
    <main className="page" id="content">
      <PageHead
        title={office.agreements.title}
        context={organization.name}
        actions={
          sees && isVerified && !isProposing ? (
            <Link to="/o/$slug/agreements" params={{ slug }} search={{ propose: 'yes' }} className="button-link">
              {office.agreements.propose}
            </Link>
          ) : undefined
        }
      />
      {sees && !isVerified && <Notice>{office.agreements.unverified}</Notice>}
      {sees ? (
        <Agreements organization={organization} isProposing={isProposing && isVerified} />
      ) : (
        <WhoCan slug={slug} roles={ACCOUNTANTS} />
      )}
    </main>
  );
}

function Agreements({
  organization,
  isProposing,
}: {
  readonly organization: OwnOrganization;
  readonly isProposing: boolean;
}) {
  const { id, slug } = organization;
  const page = usePageQuery(AGREEMENTS, { organizationId: id, slug }, { live: { organizationIds: [id] } });
  return (
    <div className="stack">
      {isProposing && (
        <Suspense fallback={<Loading />}>
          <ProposeForm organization={organization} onDone={page.refetch} />
        </Suspense>
      )}
      <Loaded page={page} lines={8}>
        {(data) => (
          <>
            {data.agreements.length === 0 && (
              <Empty title={office.agreements.none}>
                <p>{office.agreements.proposeText}</p>
              </Empty>
            )}
            {GROUPS.map((group) => (
              <AgreementGroup
                key={group}
                group={group}
                agreements={data.agreements.filter((agreement) => groupOf(agreement) === group)}
                admins={adminsOf(data)}
                own={organization}
                onDone={page.refetch}
              />
            ))}
          </>
        )}
      </Loaded>
    </div>
  );
}

const adminsOf = ({ organization }: AgreementsPageQuery): string =>
  (organization?.memberships ?? [])
    .filter(({ roles }) => roles.includes('ADMIN'))
    .map(({ user }) => user.name)
    .join(', ');

function AgreementGroup({
  group,
  agreements,
  admins,
  own,
  onDone,
}: {
  readonly group: Group;
  readonly agreements: readonly Agreement[];
  /** Names of those who may accept for the organization. */
  readonly admins: string;
  readonly own: OwnOrganization;
  readonly onDone: () => void;
}) {
  const isAdmin = hasRole(useSignedIn(), own.slug, 'ADMIN');
  if (agreements.length === 0) return null;
  return (
    <section aria-label={office.agreements.groups[group]}>
      <h2>
        {office.agreements.groups[group]} <span className="muted">{agreements.length}</span>
      </h2>
      <div className="agreements">
        {agreements.map((agreement) => (
          <AgreementCard
            key={agreement.id}
            agreement={agreement}
            own={own}
            isAdmin={isAdmin}
            admins={admins === '' ? t.role.ADMIN : admins}
            onDone={onDone}
          />
        ))}
      </div>
    </section>
  );
}

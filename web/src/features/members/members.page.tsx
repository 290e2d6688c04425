import { useParams } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useState } from 'react';
import type { MembersQuery } from '../../api/generated/graphql';
import { refusedBy, useAction, type UserError } from '../../api/use-action';
import { type PageData, usePageQuery } from '../../api/use-page-query';
import { hasRole, type Role, useOwnOrganization, useSignedIn } from '../../app/session';
import { t } from '../../i18n/t';
import { ActionForm } from '../../ui/action-form';
import { ConfirmButton } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { OneTimeLink } from '../../ui/one-time-link';
import { PageHead } from '../../ui/page';
import { Loaded, Refusals } from '../../ui/states';
import { When } from '../../ui/values';
import { INVITE_MEMBER, ISSUE_RESET, LEAVE, MEMBERS, REVOKE_INVITATION, SET_MEMBER } from './members.graphql';

const ROLES: readonly Role[] = ['MEMBER', 'TRAINER', 'COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN'];

type Organization = NonNullable<MembersQuery['organization']>;
type Member = Organization['memberships'][number];

export function MembersPage() {
  const { slug } = useParams({ from: '/o/$slug/members' });
  const viewer = useSignedIn();
  const own = useOwnOrganization(slug);
  const isAdmin = hasRole(viewer, slug, 'ADMIN');
  const page = usePageQuery(MEMBERS, { slug }, { live: { organizationIds: [own.id] } });
  return (
    <main className="page" id="content">
      <PageHead title={t.members.title} context={own.name} actions={<LeaveButton organizationId={own.id} />} />
      <Loaded page={page} lines={8}>
        {({ organization }) =>
          organization != null && (
            <div className="stack">
              {isAdmin && <Invite organization={organization} refetch={page.refetch} />}
              {isAdmin && <OpenInvitations organization={organization} refetch={page.refetch} />}
              <MemberTable organization={organization} isAdmin={isAdmin} refetch={page.refetch} />
            </div>
          )
        }
      </Loaded>
    </main>
  );
}

type Refetching = Pick<PageData<unknown>, 'refetch'>;

interface InviteValues {
  readonly email: string;
  readonly roles: readonly Role[];
}

function Invite({ organization, refetch }: { readonly organization: Organization } & Refetching) {
  const [form] = Form.useForm<InviteValues>();
  const [invite] = useAction(INVITE_MEMBER);
  const [link, setLink] = useState<{ readonly url: string; readonly until: string } | null>(null);
  return (
    <section className="card">
      <h2>{t.members.invite}</h2>
      {link !== null && <OneTimeLink {...link} zone={organization.timeZone} />}
      <ActionForm
        form={form}
        fields={['email', 'roles']}
        initialValues={{ roles: ['COORDINATOR'] }}
        submit={({ email, roles }: InviteValues) =>
          invite({ input: { organizationId: organization.id, email, roles: [...roles] } })
        }
        done={({ inviteMember: { url, invitation } }) => {
          form.resetFields();
          refetch();
          if (url != null && invitation != null) setLink({ url, until: invitation.expiresAt });
        }}
        submitLabel={t.members.invite}
      >
        <Form.Item name="email" label={t.members.email}>
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="roles" label={t.members.roles}>
          <RoleChoice />
        </Form.Item>
      </ActionForm>
    </section>
  );
}

/** Checkboxes of roles, each with what it may do; takes `value` and `onChange` of a form item. */
function RoleChoice({
  value = [],
  onChange,
}: {
  readonly value?: readonly Role[];
  readonly onChange?: (roles: readonly Role[]) => void;
}) {
  return (
    <fieldset className="roles">
      <legend className="visually-hidden">{t.members.roles}</legend>
      {ROLES.map((role) => (
        <label key={role}>
          <input
            type="checkbox"
            checked={value.includes(role)}
            onChange={(event) =>
              onChange?.(event.target.checked ? [...value, role] : value.filter((each) => each !== role))
            }
          />
          <span>
            {t.role[role]} <span className="small">{t.roleMeaning[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function OpenInvitations({ organization, refetch }: { readonly organization: Organization } & Refetching) {
  const [revoke] = useAction(REVOKE_INVITATION);
  if (organization.invitations.length === 0) return null;
  return (
    <section className="card">
      <h2>{t.members.open}</h2>
      <DataTable
        caption={t.members.open}
        rows={organization.invitations}
        rowKey={({ id }) => id}
        columns={[
          { key: 'email', title: t.members.email, head: true, cell: ({ email }) => email },
          { key: 'roles', title: t.members.roles, cell: ({ roles }) => roles.map((role) => t.role[role]).join(', ') },
          { key: 'by', title: t.members.invitedBy, cell: ({ invitedBy }) => invitedBy.name },
          {
            key: 'until',
            title: t.members.until,
            cell: ({ expiresAt }) => <When at={expiresAt} zone={organization.timeZone} />,
          },
          {
            key: 'revoke',
            title: '',
            cell: ({ id, email }) => (
              <ConfirmButton
                label={t.members.revoke}
                title={`${t.members.revoke}: ${email}`}
                act={async () => {
                  const result = await revoke({ input: { invitationId: id } });
                  refetch();
                  return refusedBy(result).length === 0;
                }}
              >
                <p>{t.members.revokeText}</p>
              </ConfirmButton>
            ),
          },
        ]}
      />
    </section>
  );
}

function MemberTable({
  organization,
  isAdmin,
  refetch,
}: { readonly organization: Organization; readonly isAdmin: boolean } & Refetching) {
  const viewer = useSignedIn();
  return (
    <section className="card">
      <h2>{t.members.title}</h2>
      <DataTable
        caption={t.members.title}
        rows={organization.memberships}
        rowKey={({ user }) => user.id}
        columns={[
          {
            key: 'name',
            title: t.account.name,
            head: true,
            cell: ({ user }) => `${user.name}${user.id === viewer.user.id ? ` ${t.members.you}` : ''}`,
          },
          { key: 'email', title: t.members.email, cell: ({ user }) => user.email ?? '—' },
          { key: 'roles', title: t.members.roles, cell: ({ roles }) => roles.map((role) => t.role[role]).join(', ') },
          {
            key: 'actions',
            title: '',
            cell: (member) =>
              isAdmin && member.user.email != null ? (
                <MemberActions
                  organization={organization}
                  member={member}
                  email={member.user.email}
                  refetch={refetch}
                />
              ) : null,
          },
        ]}
      />
    </section>
  );
}

function MemberActions({
  organization,
  member,
  email,
  refetch,
}: { readonly organization: Organization; readonly member: Member; readonly email: string } & Refetching) {
  const [setMember] = useAction(SET_MEMBER);
  const [issue] = useAction(ISSUE_RESET);
  const [roles, setRoles] = useState<readonly Role[]>(member.roles);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [link, setLink] = useState<{ readonly url: string; readonly until: string } | null>(null);
  const set = async (wanted: readonly Role[]) => {
    const result = await setMember({ input: { organizationId: organization.id, email, roles: [...wanted] } });
    setErrors(refusedBy(result));
    refetch();
    return refusedBy(result).length === 0;
  };
  const reset = async () => {
    const result = await issue({ input: { email } });
    setErrors(refusedBy(result));
    const { url, expiresAt } = result.data?.issuePasswordReset ?? {};
    if (url != null && expiresAt != null) setLink({ url, until: expiresAt });
    return refusedBy(result).length === 0;
  };
  return (
    <>
      <div className="row">
        <ConfirmButton
          label={t.members.roles}
          title={`${t.members.roles}: ${member.user.name}`}
          confirm={t.members.setRoles}
          act={() => set(roles)}
        >
          <RoleChoice value={roles} onChange={setRoles} />
          <Refusals errors={errors} />
        </ConfirmButton>
        <ConfirmButton label={t.members.reset} title={`${t.members.reset}: ${member.user.name}`} act={reset}>
          <p>{email}</p>
          <Refusals errors={errors} />
        </ConfirmButton>
        <ConfirmButton danger label={t.members.remove} title={t.members.remove} act={() => set([])}>
          <p>{t.members.removeText(member.user.name)}</p>
          <Refusals errors={errors} />
        </ConfirmButton>
      </div>
      {link !== null && <OneTimeLink {...link} zone={organization.timeZone} />}
    </>
  );
}

function LeaveButton({ organizationId }: { readonly organizationId: string }) {
  const [leave] = useAction(LEAVE);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  return (
    <ConfirmButton
      danger
      label={t.members.leave}
      title={t.members.leave}
      act={async () => {
        const result = await leave({ input: { organizationId } });
        setErrors(refusedBy(result));
        if (refusedBy(result).length > 0) return false;
        window.location.assign('/');
        return true;
      }}
    >
      <p>{t.members.leaveText}</p>
      <Refusals errors={errors} />
    </ConfirmButton>
  );
}

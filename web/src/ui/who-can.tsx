import { usePageQuery } from '../api/use-page-query';

import { t } from '../i18n/t';
import { Empty, Loaded } from './states';
import { MEMBERS_BY_ROLE } from './who-can.graphql';

/** Says which roles a page needs, and which members of the organization have them. */
export function WhoCan({ slug, roles }: { readonly slug: string; readonly roles: readonly (keyof typeof t.role)[] }) {
  const page = usePageQuery(MEMBERS_BY_ROLE, { slug });
  return (
    <Empty title={t.states.needsRole(roles.map((role) => t.role[role]).join(t.states.or))}>
      <Loaded page={page} lines={2}>
        {({ organization }) => {
          const able = (organization?.memberships ?? []).filter((member) =>
            member.roles.some((role) => roles.includes(role)),
          );
          return <p>{able.length > 0 && t.states.ask(able.map(({ user }) => user.name).join(', '))}</p>;
        }}
      </Loaded>
    </Empty>
  );
}

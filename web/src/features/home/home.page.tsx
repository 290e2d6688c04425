import { useParams } from '@tanstack/react-router';
import { usePageQuery } from '../../api/use-page-query';
import { t } from '../../i18n/t';
import { PageHead } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { HOME } from './home.graphql';

/** An organization's home; to viewers of other organizations it is its page. */
export function HomePage() {
  const { slug } = useParams({ from: '/o/$slug' });
  const page = usePageQuery(
    HOME,
    { slug },
    { live: ({ organization }) => (organization == null ? null : { organizationIds: [organization.id] }) },
  );
  return (
    <main className="page" id="content">
      <Loaded page={page}>
        {({ organization }) =>
          organization == null ? (
            <Empty title={t.states.notFound} />
          ) : (
            <>
              <PageHead title={organization.name} actions={<Tag>{t.organizationStatus[organization.status]}</Tag>}>
                <p className="muted">{t.organizationKind[organization.kind]}</p>
              </PageHead>
              <ul>
                {organization.sites.map(({ id, name }) => (
                  <li key={id}>{name}</li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </main>
  );
}

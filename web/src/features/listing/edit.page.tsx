import './listing.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { refusedBy, useAction, type UserError } from '../../api/use-action';
import { usePageQuery } from '../../api/use-page-query';
import { useOwnOrganization } from '../../app/session';
import { t } from '../../i18n/t';
import { ConfirmButton } from '../../ui/confirm';
import { toast } from '../../ui/live-region';
import { PageHead } from '../../ui/page';
import { Empty, Loaded, Loading, Refusals } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import type { Hit } from './hit';
import { ONE_LISTING, OWN_RESOURCES, UPDATE_RESOURCE } from './listing.graphql';
import { EDIT_TABS, type EditTab } from './steps';
import { AboutForm, HoursForm, PhotosForm, PricesForm, RulesForm } from './forms';

/** Shown after a change that hits bookings, so it is loaded then. */
const AffectedList = lazy(async () => ({ default: (await import('../../ui/booking/affected-list')).AffectedList }));

/** Changes a machine that exists, one side of it at a time. */
export function EditPage() {
  const { slug, id, tab } = useParams({ from: '/o/$slug/resources/$id/edit/$tab' });
  const navigate = useNavigate();
  const own = usePageQuery(OWN_RESOURCES, { slug, filter: { organizationId: useOwnOrganization(slug).id } });
  const page = usePageQuery(ONE_LISTING, { id });
  const [update] = useAction(UPDATE_RESOURCE);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [hit, setHit] = useState<Hit | null>(null);
  const saved = (_listing: unknown, bookings: Hit | null = null) => {
    setHit(bookings);
    toast(t.words.saved);
    page.refetch();
  };
  const shown: EditTab = EDIT_TABS.find((each) => each === tab) ?? 'about';
  return (
    <main className="page page-form" id="content">
      <Loaded page={page}>
        {({ resource }) => {
          const organization = own.data?.organization;
          if (resource == null) return <Empty title={t.states.notFound} />;
          if (organization == null) return null;
          return (
            <>
              <PageHead
                title={resource.name}
                context={organization.name}
                actions={
                  <>
                    <Tag>{t.listing.status[resource.status]}</Tag>
                    <Link to="/r/$id" params={{ id }} search={{}}>
                      {t.listing.seePage}
                    </Link>
                    {resource.status === 'LISTED' && (
                      <ConfirmButton
                        label={t.listing.withdraw}
                        title={t.listing.withdraw}
                        act={async () => {
                          const result = await update({ input: { resourceId: id, status: 'WITHDRAWN' } });
                          const refused = refusedBy(result);
                          setHit(result.data?.updateResource ?? null);
                          setErrors(refused);
                          page.refetch();
                          return refused.length === 0;
                        }}
                      >
                        <p>{t.listing.withdrawText}</p>
                        <Refusals errors={errors} />
                      </ConfirmButton>
                    )}
                  </>
                }
              />
              <div className="row tab-bar" role="group" aria-label={t.listing.tabs}>
                {EDIT_TABS.map((each) => (
                  <Button
                    key={each}
                    aria-pressed={each === shown}
                    onClick={() =>
                      void navigate({ to: '/o/$slug/resources/$id/edit/$tab', params: { slug, id, tab: each } })
                    }
                  >
                    {each === 'photos' ? t.listing.photos : t.listing.steps[each]}
                  </Button>
                ))}
              </div>
              {hit !== null && (
                <Suspense>
                  <AffectedList affected={hit.affected} total={hit.affectedTotal} />
                </Suspense>
              )}
              <div className="card">
                <Suspense fallback={<Loading />}>
                  {shown === 'about' && (
                    <AboutForm
                      listing={resource}
                      template={null}
                      place={{
                        organizationId: organization.id,
                        timeZone: organization.timeZone,
                        sites: organization.sites,
                        containers: (own.data?.resources.nodes ?? []).filter(
                          (each) => each.kind !== 'EQUIPMENT' && each.id !== id,
                        ),
                      }}
                      submitLabel={t.words.save}
                      onSaved={saved}
                      onSiteAdded={own.refetch}
                    />
                  )}
                  {shown === 'hours' && <HoursForm listing={resource} submitLabel={t.words.save} onSaved={saved} />}
                  {shown === 'rules' && <RulesForm listing={resource} submitLabel={t.words.save} onSaved={saved} />}
                  {shown === 'photos' && <PhotosForm listing={resource} onSaved={page.refetch} />}
                  {shown === 'prices' && (
                    <PricesForm
                      listing={resource}
                      canPrice={resource.viewerCan.includes('PRICE')}
                      onSaved={page.refetch}
                    />
                  )}
                </Suspense>
              </div>
            </>
          );
        }}
      </Loaded>
    </main>
  );
}

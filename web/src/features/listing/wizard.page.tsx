import './listing.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { ListingFragment } from '../../api/generated/graphql';
import { refusedBy, type UserError, useAction } from '../../api/use-action';
import { usePageQuery } from '../../api/use-page-query';
import { useOwnOrganization } from '../../app/session';
import { t } from '../../i18n/t';
import { ruleSentences } from '../../ui/rules';
import { announce } from '../../ui/live-region';
import { PageHead } from '../../ui/page';
import { Loaded, Loading, Notice, Refusals } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import type { Place } from './about-form';
import { ONE_LISTING, OWN_RESOURCES, UPDATE_RESOURCE } from './listing.graphql';
import { type Step, STEPS, type WizardSearch } from './steps';
import { templates } from './templates';
import { AboutForm, HoursForm, PhotosForm, PricesForm, RulesForm } from './forms';

/** Lists a machine in six steps; each one saves the draft, so the way can be left at any time. */
export function WizardPage() {
  const { slug } = useParams({ from: '/o/$slug/resources/new' });
  const search = useSearch({ from: '/o/$slug/resources/new' });
  const navigate = useNavigate();
  const own = usePageQuery(OWN_RESOURCES, { slug, filter: { organizationId: useOwnOrganization(slug).id } });
  const saved = usePageQuery(ONE_LISTING, { id: search.id ?? '' }, { pause: search.id === undefined });
  const go = (next: WizardSearch) => void navigate({ to: '/o/$slug/resources/new', params: { slug }, search: next });
  const step: Step = search.step ?? 'template';
  const listing = saved.data?.resource ?? null;
  const to = (next: Step, id = search.id) => go({ ...search, step: next, ...(id !== undefined && { id }) });
  return (
    <main className="page page-form" id="content">
      <PageHead title={t.listing.add}>
        <p className="muted">{t.listing.stepOf(STEPS.indexOf(step) + 1, STEPS.length)}</p>
      </PageHead>
      <ol className="steps">
        {STEPS.map((each) => (
          <li key={each} aria-current={each === step ? 'step' : undefined}>
            <Button
              type="text"
              disabled={each !== 'template' && each !== 'about' && listing === null}
              onClick={() => to(each)}
            >
              {t.listing.steps[each]}
            </Button>
          </li>
        ))}
      </ol>
      <Loaded page={own}>
        {({ organization }) => {
          if (organization == null) return null;
          const place: Place = {
            organizationId: organization.id,
            timeZone: organization.timeZone,
            sites: organization.sites,
            containers: (own.data?.resources.nodes ?? []).filter(
              ({ id, kind }) => kind !== 'EQUIPMENT' && id !== search.id,
            ),
          };
          return (
            <>
              {organization.status === 'PENDING' && <Notice kind="warning">{t.listing.pending}</Notice>}
              <div className="card">
                <Suspense fallback={<Loading />}>
                  {step === 'template' && <Templates onChoose={(template) => go({ step: 'about', template })} />}
                  {step === 'about' && (search.id === undefined || listing !== null) && (
                    <AboutForm
                      key={listing?.id ?? search.template}
                      listing={listing}
                      template={templates().find(({ id }) => id === search.template) ?? null}
                      place={place}
                      submitLabel={t.words.next}
                      onSaved={({ id }) => {
                        announce(t.listing.draftSaved);
                        to('hours', id);
                      }}
                      onSiteAdded={own.refetch}
                    />
                  )}
                  {listing !== null && step === 'hours' && (
                    <HoursForm listing={listing} submitLabel={t.words.next} onSaved={() => to('rules')} />
                  )}
                  {listing !== null && step === 'rules' && (
                    <RulesForm listing={listing} submitLabel={t.words.next} onSaved={() => to('prices')} />
                  )}
                  {listing !== null && step === 'prices' && (
                    <>
                      <PricesForm
                        listing={listing}
                        canPrice={listing.viewerCan.includes('PRICE')}
                        onSaved={saved.refetch}
                      />
                      <Button className="below" onClick={() => to('publish')}>
                        {t.words.next}
                      </Button>
                    </>
                  )}
                  {listing !== null && step === 'publish' && (
                    <Publish
                      listing={listing}
                      slug={slug}
                      verified={organization.status === 'VERIFIED'}
                      onAnother={() =>
                        go({ step: 'about', ...(search.template !== undefined && { template: search.template }) })
                      }
                      onPublished={saved.refetch}
                    />
                  )}
                </Suspense>
                {listing !== null && (step === 'about' || step === 'publish') && (
                  <section className="below">
                    <h2>{t.listing.photos}</h2>
                    <Suspense fallback={<Loading />}>
                      <PhotosForm listing={listing} onSaved={saved.refetch} />
                    </Suspense>
                  </section>
                )}
              </div>
            </>
          );
        }}
      </Loaded>
    </main>
  );
}

function Templates({ onChoose }: { readonly onChoose: (id: string) => void }) {
  return (
    <>
      <p className="muted">{t.listing.templateHint}</p>
      <div className="templates">
        {templates().map(({ id, name, kind }) => (
          <Button key={id} onClick={() => onChoose(id)}>
            <span>
              {name}
              <span className="small template-kind">{t.resourceKind[kind]}</span>
            </span>
          </Button>
        ))}
      </div>
    </>
  );
}

/** The machine as schools will see it, what is missing, and the button that publishes it. */
function Publish({
  listing,
  slug,
  verified,
  onAnother,
  onPublished,
}: {
  readonly listing: ListingFragment;
  readonly slug: string;
  readonly verified: boolean;
  readonly onAnother: () => void;
  readonly onPublished: () => void;
}) {
  const [update, busy] = useAction(UPDATE_RESOURCE);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const publish = async () => {
    const refused = refusedBy(await update({ input: { resourceId: listing.id, status: 'LISTED' } }));
    setErrors(refused);
    if (refused.length === 0) {
      announce(t.listing.published);
      onPublished();
    }
  };
  return (
    <div className="stack">
      <section>
        <h2>{t.listing.preview}</h2>
        <h3>{listing.name}</h3>
        <p className="row">
          <Tag>{t.resourceKind[listing.kind]}</Tag>
          {listing.skills.map((skill) => (
            <Tag key={skill}>{skill}</Tag>
          ))}
        </p>
        <ul className="rules">
          {ruleSentences(listing.policy).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {listing.status === 'LISTED' ? (
        <Notice kind="success">
          <p>{t.listing.published}</p>
          <div className="row">
            <Link to="/r/$id" params={{ id: listing.id }} search={{}}>
              {t.listing.seePage}
            </Link>
            <Link to="/o/$slug/resources" params={{ slug }}>
              {t.listing.title}
            </Link>
          </div>
        </Notice>
      ) : (
        <>
          {listing.openingHours.length === 0 ? (
            <Notice kind="warning">
              {t.listing.missing}: {t.listing.missingHours}
            </Notice>
          ) : (
            <p>{t.listing.nothingMissing}</p>
          )}
          <Refusals errors={errors} />
          <div className="form-actions">
            <Button type="primary" disabled={!verified} loading={busy} onClick={() => void publish()}>
              {t.listing.publish}
            </Button>
            <Link to="/o/$slug/resources" params={{ slug }}>
              {t.words.saveDraft}
            </Link>
          </div>
        </>
      )}
      <Button onClick={onAnother}>{t.listing.addAnother}</Button>
    </div>
  );
}

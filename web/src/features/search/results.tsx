import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { FindQuery } from '../../api/generated/graphql';
import { decimal, money, range } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { without } from '../../ui/address';
import { Empty } from '../../ui/states';
import { Tag } from '../../ui/status-tag';
import { type FindSearch, relaxing } from './find.model';
import { Thumbnail } from './thumbnail';

type Answer = FindQuery['availableResources'];
type Offer = Answer['nodes'][number];

const approvalWord = (approval: Offer['resource']['policy']['approval']): string =>
  ({ AUTOMATIC: t.find.instant, OWNER_APPROVES: t.find.onRequest, AUTOMATIC_FOR_PARTNERS: t.find.instantForPartners })[
    approval
  ];

export function Results({ offers, units }: { readonly offers: readonly Offer[]; readonly units: number | undefined }) {
  return (
    <ul className="results" aria-label={t.find.results}>
      {offers.map((offer) => (
        <li key={offer.resource.id} className="card result">
          <Thumbnail images={offer.resource.images} />
          <ResultFacts offer={offer} />
          <Slots offer={offer} units={units} />
        </li>
      ))}
    </ul>
  );
}

function ResultFacts({ offer: { resource, distanceKilometres } }: { readonly offer: Offer }) {
  return (
    <div className="result-facts">
      <h2>
        <Link to="/r/$id" params={{ id: resource.id }} search={{}}>
          {resource.name}
        </Link>
      </h2>
      <p className="muted">
        <Link to="/o/$slug" params={{ slug: resource.organization.slug }}>
          {resource.organization.name}
        </Link>
        {' · '}
        {resource.site.name}
        {distanceKilometres != null && ` · ${t.find.kilometres(decimal(distanceKilometres))}`}
      </p>
      <p className="row">
        <Tag
          tone={resource.policy.approval === 'OWNER_APPROVES' ? 'warning' : 'success'}
          icon={resource.policy.approval === 'OWNER_APPROVES' ? 'request' : 'instant'}
        >
          {approvalWord(resource.policy.approval)}
        </Tag>
        {resource.skills.slice(0, 4).map((skill) => (
          <Tag key={skill}>{skill}</Tag>
        ))}
      </p>
    </div>
  );
}

/** The next slots, each as a button that opens the resource with it chosen. */
function Slots({ offer: { resource, slots }, units }: { readonly offer: Offer; readonly units: number | undefined }) {
  return (
    <div>
      <p className="small">{t.find.earliest}</p>
      <ul className="slots" aria-label={t.find.slotsOf(resource.name)}>
        {slots.map(({ startsAt, endsAt, quote }) => (
          <li key={startsAt}>
            <Link
              className="slot"
              to="/r/$id"
              params={{ id: resource.id }}
              search={{ slot: `${startsAt}/${endsAt}`, ...(units !== undefined && { units }) }}
            >
              <span className="figure">
                <span className="visually-hidden">{resource.name}, </span>
                {range(startsAt, endsAt, resource.timeZone)}
              </span>{' '}
              <span className="figure">{quote == null ? t.words.free : money(quote)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Nothing fits: for each filter that alone excludes everything, a button that relaxes just that one. */
export function NearestFits({
  fits,
  find,
  onSearch,
}: {
  readonly fits: Answer['nearestFits'];
  readonly find: FindSearch;
  readonly onSearch: (find: FindSearch) => void;
}) {
  return (
    <Empty title={t.find.nothing}>
      {fits.length === 0 && <p>{t.find.nothingAtAll}</p>}
      <ul className="fits">
        {fits.map(({ filter, offer }) => (
          <li key={filter}>
            <span>
              {t.find.relax(t.find.filter[filter])} {offer.resource.name},{' '}
              {range(offer.startsAt, offer.endsAt, offer.resource.timeZone)}
              {offer.distanceKilometres != null && ` (${t.find.kilometres(decimal(offer.distanceKilometres))})`}
            </span>
            <Button onClick={() => onSearch(without(find, relaxing[filter]))}>
              {t.find.relaxButton(t.find.filter[filter])}
            </Button>
          </li>
        ))}
      </ul>
    </Empty>
  );
}

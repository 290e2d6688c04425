import { Link } from '@tanstack/react-router';
import { t } from '../../i18n/t';
import { ruleSentences } from '../../ui/rules';
import { Tag } from '../../ui/status-tag';
import { Photos } from './photos';
import type { ShownResource } from './shown-resource';

/** The facts of a resource, what stands inside it, its rules and its opening hours. */
export function Facts({ resource }: { readonly resource: ShownResource }) {
  return (
    <div className="stack">
      <Photos images={resource.images} />
      <section className="card">
        <h2>{t.resource.facts}</h2>
        {resource.description != null && <p>{resource.description}</p>}
        <dl className="facts">
          <dt>{t.resource.code}</dt>
          <dd>{resource.code}</dd>
          <dt>{t.resource.units}</dt>
          <dd>{resource.units}</dd>
          {resource.seats != null && (
            <>
              <dt>{t.resource.seats}</dt>
              <dd>{resource.seats}</dd>
            </>
          )}
          {resource.site.address != null && (
            <>
              <dt>{t.resource.site}</dt>
              <dd>{resource.site.address}</dd>
            </>
          )}
          {resource.parent != null && (
            <>
              <dt>{t.resource.insideOf}</dt>
              <dd>
                <Link to="/r/$id" params={{ id: resource.parent.id }} search={{}}>
                  {resource.parent.name}
                </Link>
              </dd>
            </>
          )}
        </dl>
        <p className="row below">
          {resource.skills.map((skill) => (
            <Tag key={skill}>{skill}</Tag>
          ))}
        </p>
        {resource.children.length > 0 && (
          <>
            <h3>{t.resource.inside}</h3>
            <ul>
              {resource.children.map(({ id, name }) => (
                <li key={id}>
                  <Link to="/r/$id" params={{ id }} search={{}}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="card">
        <h2>{t.resource.rules}</h2>
        <ul className="rules">
          {ruleSentences(resource.policy).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <h3 className="below">{t.resource.hours}</h3>
        {resource.openingHours.length === 0 && <p className="muted">{t.resource.noHours}</p>}
        <ul className="rules">
          {resource.openingHours.map(({ weekday, opensAt, closesAt }) => (
            <li key={`${weekday} ${opensAt}`} className="figure">
              {t.weekday[weekday]} {opensAt.slice(0, 5)}–{closesAt.slice(0, 5)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

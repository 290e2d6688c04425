import './photos.css';
import type { ResourcePageQuery } from '../../api/generated/graphql';
import { t } from '../../i18n/t';

type Node = NonNullable<ResourcePageQuery['node']>;
type Images = Extract<Node, { __typename: 'Resource' }>['images'];

/** The photos of a resource: the first one large, the others as small ones that lead to the large ones. */
export function Photos({ images }: { readonly images: Images }) {
  const [first, ...others] = images;
  if (first === undefined) return null;
  return (
    <section className="card resource-photos" aria-label={t.resource.photos}>
      <img src={first.large} alt={first.alt} width={first.width} height={first.height} />
      {others.length > 0 && (
        <ul>
          {others.map(({ id, alt, large, thumbnail }, index) => (
            <li key={id}>
              <a href={large}>
                <img
                  src={thumbnail}
                  alt={alt === '' ? t.resource.photo(index + 2) : alt}
                  width={96}
                  height={72}
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

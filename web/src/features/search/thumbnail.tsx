import type { FindQuery } from '../../api/generated/graphql';
import { Icon } from '../../ui/icon';

type Images = FindQuery['availableResources']['nodes'][number]['resource']['images'];

/** The first photo of a result, or a drawn sign where there is none; both take the same room. */
export function Thumbnail({ images: [first] }: { readonly images: Images }) {
  return (
    <div className="thumbnail">
      {first === undefined ? (
        <Icon name="machine" size={32} />
      ) : (
        <img src={first.url} alt={first.alt} width={120} height={90} loading="lazy" />
      )}
    </div>
  );
}

import { actorOf, type Operation, type Viewer } from '../../access/index.js';
import type { CataloguedResource } from '../../catalog/index.js';
import type { NewHappening } from '../../happenings/index.js';
import type { RateVersion } from '../pricing/core/rate-terms.js';

/** A happening about a rate, which is titled by its resource. */
export const ofRate = (
  viewer: Viewer,
  operation: Operation,
  rate: RateVersion,
  resource: Pick<CataloguedResource, 'organizationId' | 'name'>,
  told: Pick<NewHappening, 'kind' | 'at'>,
): NewHappening => ({
  ...told,
  actor: actorOf(viewer, operation, { provider: resource.organizationId }),
  organization: resource.organizationId,
  subject: { kind: 'RATE', id: rate.id.id },
  title: resource.name,
});

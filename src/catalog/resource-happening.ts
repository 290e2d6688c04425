import { actorOf, type Viewer } from '../access/index.js';
import type { NewHappening } from '../happenings/index.js';
import type { CataloguedResource } from './core/resource.js';

/** A happening about a resource. */
export const ofResource = (
  viewer: Viewer,
  resource: CataloguedResource,
  told: Pick<NewHappening, 'kind' | 'at' | 'changes'>,
): NewHappening => ({
  ...told,
  actor: actorOf(viewer, 'updateResource', { own: resource.organizationId }),
  organization: resource.organizationId,
  subject: { kind: 'RESOURCE', id: resource.id.id },
  title: resource.name,
  resources: [resource.id.id],
});

import { actorOf, type Viewer } from '../../access/index.js';
import type { NewHappening } from '../../happenings/index.js';
import type { Downtime } from './downtimes.repository.js';

/** A happening about a downtime, which touches the time of its resource. */
export const ofDowntime = (
  viewer: Viewer,
  downtime: Downtime,
  resourceName: string,
  told: Pick<NewHappening, 'kind' | 'at'> & { readonly reason: string | null },
): NewHappening => ({
  ...told,
  actor: actorOf(viewer, 'scheduleDowntime', { provider: downtime.organizationId }),
  organization: downtime.organizationId,
  subject: { kind: 'DOWNTIME', id: downtime.id.id },
  title: resourceName,
  resources: [downtime.resourceId.id],
  touched: downtime.period,
});

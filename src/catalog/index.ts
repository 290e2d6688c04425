/** Shared resources: their details, audiences and terms of booking. */
export { catalogGuarantees } from './guarantees.js';
export { CatalogModule } from './catalog.module.js';
export { CreateResource, type CreateResourceCommand } from './create-resource.js';
export { ResourcePayload } from './resource.payloads.js';
export { ResourceLoader } from './resource.loader.js';
export { Audience, ResourceKind, ResourceObject } from './resource.object.js';
export {
  requiredResource,
  resourceOf,
  type ResourceRow,
  resourcesByCode,
  resourcesById,
} from './catalogued-resources.queries.js';
export { ResourceText } from './resource-text.queries.js';
export { UpdateResource } from './update-resource.js';
export type { CataloguedResource } from './core/resource.js';
export { isoOfWeekday, Weekday, weekdayOfIso } from './weekday.js';
export { rememberChange, resourceToChange } from './changing-elsewhere.js';
export type { CatalogRefusal } from './core/refusals.js';
export { ofResource } from './resource-happening.js';
export { BookingPolicyInput, OpeningPeriodInput, openingPeriodOf } from './resource.inputs.js';
export { isVisible } from './core/visibility.js';

import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Viewer } from './core/viewer.js';

/** A request, with who asks. */
export type ViewerContext = RequestContext<Viewer>;

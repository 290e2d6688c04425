/** Live hints: subscriptions over WebSockets, and what each viewer is told of what happens. */
export { LiveModule } from './live.module.js';
export { LiveServer } from './live-server.js';

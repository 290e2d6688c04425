/** The web console as files: its pages, scripts and styles. The console itself stands in web/. */
export { ConsoleModule } from './console.module.js';
export { serveAssets } from './serve-assets.js';

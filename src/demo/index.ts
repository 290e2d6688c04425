/** A small world to try out. */
export { DemoModule } from './demo.module.js';
export { LoadDemo } from './load-demo.js';
export { RemoveDemo } from './remove-demo.js';
export { DEMO_PASSWORD, demoAddresses, demoAdministrator, demoWorld } from './world.js';

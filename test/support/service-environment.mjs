import { TestEnvironment } from 'jest-environment-node';

/**
 * Lets tests load the built service outside Jest's module system, which would read all of it, and all libraries, anew
 * for each test file: here a worker reads it once.
 */
export default class ServiceEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.importOutside = (module) => import(module);
  }
}

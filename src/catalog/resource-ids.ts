export { resourceIds } from '../organizations/index.js';

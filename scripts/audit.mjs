import { attach } from './attach.mjs';

const detach = await attach();
const { finished } = await import('../dist/src/audit.js');
await finished;
await detach();
process.exit();

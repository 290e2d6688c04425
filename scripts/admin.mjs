import { attach } from './attach.mjs';

const detach = await attach();
const { finished } = await import('../dist/src/admin.js');
await finished;
await detach();
process.exit();

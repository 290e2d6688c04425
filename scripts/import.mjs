import { attach } from './attach.mjs';

const detach = await attach();
const { done } = await import('../dist/src/import-timetable.js');
await done;
await detach();
process.exit();

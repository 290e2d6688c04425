import { buildAllIfNeeded } from './compile.mjs';
import { orFail } from './failure.mjs';
import { progress } from './progress.mjs';

const step = progress();
const built = await orFail(buildAllIfNeeded);
step(built ? 'Built' : 'The build is up to date');

import path from 'node:path';
import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONSOLE_FOLDER } from './built-console.js';

/** Serves the scripts and styles of the console. Their names carry a hash of their content, so caches keep them. */
export async function serveAssets(app: NestFastifyApplication): Promise<void> {
  const root = path.join(CONSOLE_FOLDER, 'assets');
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: false,
  });
}

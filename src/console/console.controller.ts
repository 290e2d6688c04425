import { randomBytes } from 'node:crypto';
import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OperationAllowance, Sessions, sessionTokenOf, type Viewer } from '../access/index.js';
import { Environment } from '../platform/config/environment.js';
import { Public } from '../platform/http/public.js';
import { builtPage, filledPage } from './built-console.js';
import { pageLanguage } from './page-language.js';
import { pageHeaders } from './page-policy.js';

const NOT_BUILT = `<!doctype html><html lang="en"><title>Workbay</title>
<p>The console is not built. Run <code>npm run build</code>, or <code>npm start</code>, which builds it first.
<p lang="zh">控制台尚未构建。请运行 <code>npm run build</code>，或运行会先行构建的 <code>npm start</code>。</html>`;

const NO_INTROSPECTION = `<!doctype html><html lang="en"><title>GraphiQL · Workbay</title>
<p>GraphiQL needs introspection, and this service has INTROSPECTION=false.
<p lang="zh">GraphiQL 需要内省功能，而本服务设置了 INTROSPECTION=false。</html>`;

const wantsPage = (request: FastifyRequest): boolean => /\btext\/html\b/.test(request.headers.accept ?? '');

/** Answers the pages of the console: the same document at every address that no other route has. */
@Controller()
@Public()
export class ConsoleController {
  private readonly index = builtPage('index');
  private readonly graphiqlPage = builtPage('graphiql');

  constructor(
    private readonly sessions: Sessions,
    private readonly allowance: OperationAllowance,
    private readonly env: Environment,
  ) {}

  /** GraphiQL, for viewers who are signed in. */
  @Get('graphiql')
  async graphiql(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const viewer = await this.viewerOf(request);
    if (viewer === null) return void reply.redirect('/sign-in?next=/graphiql', 303);
    const html = this.env.introspection ? (this.graphiqlPage ?? NOT_BUILT) : NO_INTROSPECTION;
    return this.send(request, reply, html, viewer, null);
  }

  @Get(['', '*'])
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!wantsPage(request)) throw new NotFoundException(`There is nothing at ${request.url}.`);
    const nonce = randomBytes(16).toString('base64');
    return this.send(request, reply, this.index ?? NOT_BUILT, await this.viewerOf(request), nonce);
  }

  /** A page asks for its viewer only when a session came with the request, and that counts as one operation. */
  private async viewerOf(request: FastifyRequest): Promise<Viewer | null> {
    const viewer = await this.sessions.viewerOf(sessionTokenOf(request, this.env.sessionCookie.name));
    if (viewer !== null) await this.allowance.spend({ userId: viewer.accountKey }, 1);
    return viewer;
  }

  private send(
    request: FastifyRequest,
    reply: FastifyReply,
    html: string,
    viewer: Viewer | null,
    nonce: string | null,
  ): void {
    const page = filledPage(html, nonce ?? '', pageLanguage(request, viewer));
    void reply.headers(pageHeaders(this.env.publicUrl, nonce)).send(page);
  }
}

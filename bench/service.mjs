import { fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { pathToFileURL } from 'node:url';
import { inCheckout } from '../scripts/checkout.mjs';
import { Failure } from '../scripts/failure.mjs';
import { freePort } from '../scripts/postgres/server.mjs';
import { firstMidnight, iso } from './calendar.mjs';

const settings = (url, port) => ({
  DATABASE_URL: url,
  PORT: String(port),
  RATE_LIMIT_PER_MINUTE: '0',
  DEAR_REQUESTS_AT_ONCE: '0',
  // Statements of jobs are no part of an operation.
  JOBS: 'false',
  LOG_LEVEL: 'silent',
  DEMO: 'false',
  CLOCK_START: iso(firstMidnight),
});

/** A client that keeps its connections, as a front end's server does. */
class GraphqlClient {
  constructor(port) {
    this.options = { host: '127.0.0.1', port, path: '/graphql', method: 'POST' };
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  }

  /** Answers `data`; throws what stands in `errors`. */
  async ask(token, query, variables) {
    const body = Buffer.from(JSON.stringify({ query, variables }));
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      authorization: `Bearer ${token}`,
    };
    const request = http.request({ ...this.options, agent: this.agent, headers });
    request.end(body);
    const [response] = await once(request, 'response');
    const parts = [];
    for await (const part of response) parts.push(part);
    const { data, errors } = JSON.parse(Buffer.concat(parts).toString());
    if (errors !== undefined) throw new Error(`the service answered ${JSON.stringify(errors)}`);
    return data;
  }

  close() {
    this.agent.destroy();
  }
}

/** The service in a process of its own, and the client that asks it. */
export class MeasuredService {
  static async start(url) {
    const port = await freePort();
    const child = fork(inCheckout('dist/src/main.js'), {
      // As `npm start` starts it.
      execArgv: [
        ...['--max-semi-space-size=16', '--max-old-space-size=1536'],
        ...['--import', pathToFileURL(inCheckout('bench/observer.mjs')).href],
      ],
      env: { PATH: process.env.PATH, ...settings(url, port) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    const service = new MeasuredService(child, new GraphqlClient(port));
    await service.ready(port);
    return service;
  }

  constructor(child, client) {
    this.child = child;
    this.client = client;
  }

  async ready(port) {
    for (const deadline = performance.now() + 30_000; performance.now() < deadline;) {
      if (this.child.exitCode !== null) break;
      const answered = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      if (answered?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.stop();
    throw new Failure('The service did not start; it says why above.');
  }

  ask(token, query, variables) {
    return this.client.ask(token, query, variables);
  }

  /** Sends an image for a resource; answers the status and the text. */
  async upload(token, resourceId, image) {
    const { host, port } = this.client.options;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' };
    const address = `http://${host}:${port}/resources/${resourceId}/images`;
    const answer = await fetch(address, { method: 'POST', headers, body: image });
    return { status: answer.status, text: await answer.text() };
  }

  async told(asked) {
    const answered = once(this.child, 'message');
    this.child.send(asked);
    return (await answered)[0].answer;
  }

  /** Runs `work`; returns its answer and the statements that the service sent to PostgreSQL for it. */
  async recording(work) {
    await this.told('record');
    const answer = await work();
    return { answer, statements: await this.told('recorded') };
  }

  /** In bytes: resident now, and the most since it started. */
  memory() {
    return this.told('memory');
  }

  async stop() {
    this.client.close();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { built } from '../support/built.js';
import { type Service, startService } from '../support/app.js';

const { DEMO_PASSWORD, LoadDemo } = await built('demo/index');

export type Language = 'zh' | 'en';
export type Theme = 'light' | 'dark';

/** Chromium asks hosts of its maker at every start; these flags keep it from that. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A script of each page: it writes violations of the policy to the console of the page. */
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error('policy: ' + violatedDirective + ' ' + blockedURI));`;

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });

export interface Visit {
  readonly language?: Language;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** The zone of the browser, which the console must not use. */
  readonly zone?: string;
  /** The demo account that is signed in. */
  readonly as?: string;
}

/** The console with the demo world, on a service and a database of its own, and a browser to visit it. */
export class ConsoleUnderTest {
  private readonly contexts: BrowserContext[] = [];
  /** Tokens of accounts that asked the API before. */
  private readonly tokens = new Map<string, string>();
  /** Everything that went wrong in a page: violations of the policy, errors in its console, requests to other sites. */
  readonly faults: string[] = [];

  private constructor(
    readonly service: Service,
    private readonly browser: Browser,
    readonly base: string,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<ConsoleUnderTest> {
    const service = await startService(settings);
    await service.app.get(LoadDemo).execute();
    const base = (await service.app.getUrl()).replace('[::1]', 'localhost');
    return new ConsoleUnderTest(service, await launchChromium(), base);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.service.stop();
  }

  /** A new page in a browser profile of its own. */
  async visit({ language = 'en', theme = 'light', width = 1280, height = 900, zone, as }: Visit = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.base,
      viewport: { width, height },
      colorScheme: theme,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      ...(zone !== undefined && { timezoneId: zone }),
    });
    this.contexts.push(context);
    await context.addInitScript({ content: TELL_VIOLATIONS });
    // The service has a clock of its own; the browser shows the same day.
    await context.clock.install({ time: this.service.clock.now() });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`${page.url()} ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() !== 400) return;
      void response.text().then((text) => this.faults.push(`${response.url()} refused: ${text.slice(0, 300)}`));
    });
    page.on('pageerror', (error) => this.faults.push(`${page.url()} ${error.message}`));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^(http|ws)/.test(protocol) && origin !== this.base) this.faults.push(`${page.url()} asked ${request.url()}`);
    });
    if (as !== undefined) await this.signIn(context, as);
    return page;
  }

  /** The id of a resource of the demo world by its code. */
  async resourceId(code: string): Promise<string> {
    const { resources } = await this.ask<{ resources: { nodes: { id: string; code: string }[] } }>(
      'li.wei@szpt.example',
      '{ resources(first: 100) { nodes { id code } } }',
    );
    const found = resources.nodes.find((resource) => resource.code === code);
    if (found === undefined) throw new Error(`The demo world has no ${code}`);
    return found.id;
  }

  /** The id of a booking that a school of the demo world made. */
  async someBookingId(): Promise<string> {
    const { bookings } = await this.ask<{ bookings: { nodes: { id: string }[] } }>(
      'li.wei@szpt.example',
      '{ bookings(first: 1) { nodes { id } } }',
    );
    return bookings.nodes[0]?.id ?? '';
  }

  /** The data that the API answers to a demo account. */
  async ask<Data>(email: string, query: string): Promise<Data> {
    const token = this.tokens.get(email) ?? (await this.newToken(email));
    this.tokens.set(email, token);
    return await this.service.data(query, {}, token);
  }

  private async newToken(email: string): Promise<string> {
    const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }`;
    const { data } = await this.service.graphql(signIn, { input: { email, password: DEMO_PASSWORD } });
    return (data as { signIn: { accessToken: string } }).signIn.accessToken;
  }

  /** Opens a session for a demo account, as the sign-in page does. */
  private async signIn(context: BrowserContext, email: string): Promise<void> {
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { message } } }';
    const answer = await context.request.post('/graphql', {
      data: { query, variables: { input: { email, password: DEMO_PASSWORD } } },
    });
    const body = (await answer.json()) as { data: { signIn: { userErrors: unknown[] } } };
    expect(body.data.signIn.userErrors).toEqual([]);
  }
}

const SHOTS = path.resolve(import.meta.dirname, '../../.data/console-shots');

/** Keeps a picture of the whole page for people to compare. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
}

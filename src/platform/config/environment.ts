import { z } from 'zod';
import { DAY_MS, type Instant } from '../core/time-range.js';
import { trustedProxies } from './trusted-proxies.js';

/** A quota: one number, or two, the first while an organization is not VERIFIED and the second once it is. */
const quota = (whilePending: number, onceVerified = whilePending) =>
  z
    .string()
    .regex(/^\d{1,9}(,\d{1,9})?$/, 'is one whole number, or two with a comma: before and after verification')
    .default(`${whilePending},${onceVerified}`)
    .transform((text) => {
      const [before = 0, after = before] = text.split(',').map(Number);
      return { whilePending: before, onceVerified: after };
    });

const milliseconds = (usual: number) => z.coerce.number().int().min(100).max(3_600_000).default(usual);

/**
 * Every setting of the service, read once at start. A name added here must be explained in `.env.example`;
 * a test holds the two against each other.
 */
const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(20),
  STATEMENT_TIMEOUT_MS: milliseconds(10_000),
  LOCK_TIMEOUT_MS: milliseconds(5_000),
  IDLE_TRANSACTION_TIMEOUT_MS: milliseconds(10_000),
  CONNECTION_TIMEOUT_MS: milliseconds(5_000),
  DATA_DIR: z.string().min(1).default('.data'),
  MIGRATE_ON_START: z.stringbool().default(true),
  JOBS: z.stringbool().optional(),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(8, 'needs at least 8 characters').optional(),
  DEMO: z.stringbool().optional(),
  CLOCK_START: z.iso.datetime({ offset: true }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  INTROSPECTION: z.stringbool().default(true),
  QUERY_DEPTH_LIMIT: z.coerce.number().int().min(1).default(12),
  QUERY_ALIAS_LIMIT: z.coerce.number().int().min(0).default(30),
  QUERY_DIRECTIVE_LIMIT: z.coerce.number().int().min(0).default(10),
  QUERY_TOKEN_LIMIT: z.coerce.number().int().min(100).default(10_000),
  QUERY_FIELD_LIMIT: z.coerce.number().int().min(1).default(3_000),
  QUERY_COST_LIMIT: z.coerce.number().int().min(1).default(250_000),
  QUERY_DEAR_COST: z.coerce.number().int().min(1).default(5_000),
  DEAR_REQUESTS_AT_ONCE: z.coerce.number().int().min(0).default(4),
  ANSWER_LIMIT_BYTES: z.coerce.number().int().min(1_000).default(8_000_000),
  BODY_LIMIT_BYTES: z.coerce.number().int().min(1_000).max(100_000_000).default(1_000_000),
  ANSWER_TIMEOUT_MS: milliseconds(10_000),
  HEADERS_TIMEOUT_MS: milliseconds(10_000),
  REQUEST_TIMEOUT_MS: milliseconds(30_000),
  IDLE_SOCKET_TIMEOUT_MS: milliseconds(60_000),
  MAX_SOCKETS: z.coerce.number().int().min(10).max(1_000_000).default(2_000),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000_000).default(6_000),
  QUOTAS: z.stringbool().default(true),
  QUOTA_ACCOUNTS_OF_NETWORK: quota(500),
  QUOTA_PENDING_ORGANIZATIONS_OF_ACCOUNT: quota(20),
  QUOTA_ORGANIZATIONS_OF_NETWORK: quota(500),
  QUOTA_OPEN_INVITATIONS: quota(20, 100),
  QUOTA_INVITATIONS_OF_DAY: quota(50, 500),
  QUOTA_SITES: quota(20, 1_000),
  QUOTA_DRAFT_RESOURCES: quota(200, 10_000),
  QUOTA_CALENDAR_DAYS: quota(400, 4_000),
  QUOTA_PROPOSED_AGREEMENTS: quota(0, 200),
  QUOTA_PROPOSED_AGREEMENTS_OF_PAIR: quota(0, 5),
  QUOTA_HELD_BOOKINGS: quota(0, 200),
  QUOTA_PENDING_APPROVALS: quota(0, 500),
  QUOTA_DISPUTES_OF_LINE: quota(20),
  RATE_LIMIT_ANONYMOUS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000_000).default(600),
  SESSION_IDLE_DAYS: z.coerce.number().int().min(1).max(365).default(14),
  SESSION_DAYS: z.coerce.number().int().min(1).max(365).default(90),
  SIGN_IN_FAILURES_PER_ACCOUNT_AND_NETWORK: z.coerce.number().int().min(1).max(1_000_000).default(10),
  SIGN_IN_FAILURES_PER_ACCOUNT: z.coerce.number().int().min(1).max(1_000_000).default(100),
  SIGN_IN_FAILURES_PER_NETWORK: z.coerce.number().int().min(1).max(1_000_000).default(1_000),
  SIGN_IN_DELAY_MS: z.coerce.number().int().min(0).max(2_000).default(500),
  TRUST_PROXY: z
    .string()
    .default('false')
    .transform((text, context) => {
      const trusted = trustedProxies(text);
      if (typeof trusted === 'object') context.addIssue({ code: 'custom', message: trusted.problem });
      return typeof trusted === 'object' ? false : trusted;
    }),
});

export const settingNames: readonly string[] = Object.keys(schema.shape);

const quotasOf = (settings: z.infer<typeof schema>) => ({
  accountsOfNetwork: settings.QUOTA_ACCOUNTS_OF_NETWORK,
  pendingOrganizationsOfAccount: settings.QUOTA_PENDING_ORGANIZATIONS_OF_ACCOUNT,
  organizationsOfNetwork: settings.QUOTA_ORGANIZATIONS_OF_NETWORK,
  openInvitations: settings.QUOTA_OPEN_INVITATIONS,
  invitationsOfDay: settings.QUOTA_INVITATIONS_OF_DAY,
  sites: settings.QUOTA_SITES,
  draftResources: settings.QUOTA_DRAFT_RESOURCES,
  calendarDays: settings.QUOTA_CALENDAR_DAYS,
  proposedAgreements: settings.QUOTA_PROPOSED_AGREEMENTS,
  proposedAgreementsOfPair: settings.QUOTA_PROPOSED_AGREEMENTS_OF_PAIR,
  heldBookings: settings.QUOTA_HELD_BOOKINGS,
  pendingApprovals: settings.QUOTA_PENDING_APPROVALS,
  disputesOfLine: settings.QUOTA_DISPUTES_OF_LINE,
});

/** Browsers keep a `__Host-` cookie to this very host and to https. */
function sessionCookieOf(publicUrl: string): { readonly name: string; readonly isSecure: boolean } {
  const isSecure = publicUrl.startsWith('https:');
  return { name: isSecure ? '__Host-workbay_session' : 'workbay_session', isSecure };
}

export class Environment {
  readonly production: boolean;
  readonly test: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly databaseUrl: string | null;
  readonly databasePoolSize: number;
  readonly databaseTimeouts: {
    readonly statementMs: number;
    readonly lockMs: number;
    readonly idleTransactionMs: number;
    readonly connectionMs: number;
  };
  readonly migrateOnStart: boolean;
  readonly jobs: boolean;
  readonly admin: { readonly email: string; readonly password: string } | null;
  readonly demo: boolean;
  readonly clockStart: Instant | null;
  readonly logLevel: string;
  readonly introspection: boolean;
  readonly queryLimits: {
    readonly depth: number;
    readonly aliases: number;
    readonly directives: number;
    readonly tokens: number;
    readonly fields: number;
    readonly cost: number;
    /** The least cost of a dear operation, in fields. */
    readonly dear: number;
    /** Dear requests of one account that run at a time; 0: no limit. */
    readonly dearAtOnce: number;
    /** The size of one answer. */
    readonly bytes: number;
  };
  readonly bodyLimitBytes: number;
  /** Milliseconds that answering may take. */
  readonly answerMs: number;
  readonly sockets: {
    readonly headersMs: number;
    readonly requestMs: number;
    readonly idleMs: number;
    readonly most: number;
  };
  /** Operations of one account; 0: no limit. */
  readonly rateLimitPerMinute: number;
  /** Operations of one network without signing in; 0: no limit. */
  readonly anonymousRateLimitPerMinute: number;
  /** The quotas of rules A7 by kind; null when QUOTAS is false. */
  readonly quotas: ReturnType<typeof quotasOf> | null;
  /** When sessions end without a request, and however much they are used, in milliseconds. */
  readonly sessionRules: { readonly idleMs: number; readonly longestMs: number };
  readonly sessionCookie: { readonly name: string; readonly isSecure: boolean };
  readonly guessLimits: { readonly perPair: number; readonly perAccount: number; readonly perNetwork: number };
  /** The longest time that the answer to a failed guess waits, in milliseconds. */
  readonly guessDelayMs: number;
  /** As Fastify takes it: false, a number of proxies, or their networks separated by commas. */
  readonly trustProxy: false | number | string;

  constructor(settings: z.infer<typeof schema>) {
    this.production = settings.NODE_ENV === 'production';
    this.test = settings.NODE_ENV === 'test';
    this.host = settings.HOST;
    this.port = settings.PORT;
    this.publicUrl = (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, '');
    this.databaseUrl = settings.DATABASE_URL ?? null;
    this.databasePoolSize = settings.DATABASE_POOL_SIZE;
    this.databaseTimeouts = {
      statementMs: settings.STATEMENT_TIMEOUT_MS,
      lockMs: settings.LOCK_TIMEOUT_MS,
      idleTransactionMs: settings.IDLE_TRANSACTION_TIMEOUT_MS,
      connectionMs: settings.CONNECTION_TIMEOUT_MS,
    };
    this.migrateOnStart = settings.MIGRATE_ON_START;
    this.jobs = settings.JOBS ?? !this.test;
    this.admin =
      settings.ADMIN_EMAIL !== undefined && settings.ADMIN_PASSWORD !== undefined
        ? { email: settings.ADMIN_EMAIL, password: settings.ADMIN_PASSWORD }
        : null;
    // Demo accounts have printed passwords, so they never reach a production database, whatever is asked.
    this.demo = !this.production && (settings.DEMO ?? false);
    this.clockStart = settings.CLOCK_START === undefined ? null : Date.parse(settings.CLOCK_START);
    this.logLevel = settings.LOG_LEVEL;
    this.introspection = settings.INTROSPECTION;
    this.queryLimits = {
      depth: settings.QUERY_DEPTH_LIMIT,
      aliases: settings.QUERY_ALIAS_LIMIT,
      directives: settings.QUERY_DIRECTIVE_LIMIT,
      tokens: settings.QUERY_TOKEN_LIMIT,
      fields: settings.QUERY_FIELD_LIMIT,
      cost: settings.QUERY_COST_LIMIT,
      dear: settings.QUERY_DEAR_COST,
      dearAtOnce: settings.DEAR_REQUESTS_AT_ONCE,
      bytes: settings.ANSWER_LIMIT_BYTES,
    };
    this.bodyLimitBytes = settings.BODY_LIMIT_BYTES;
    this.answerMs = settings.ANSWER_TIMEOUT_MS;
    this.sockets = {
      headersMs: settings.HEADERS_TIMEOUT_MS,
      requestMs: settings.REQUEST_TIMEOUT_MS,
      idleMs: settings.IDLE_SOCKET_TIMEOUT_MS,
      most: settings.MAX_SOCKETS,
    };
    this.rateLimitPerMinute = settings.RATE_LIMIT_PER_MINUTE;
    // Lifting the one lifts the other.
    this.anonymousRateLimitPerMinute =
      settings.RATE_LIMIT_PER_MINUTE === 0 ? 0 : settings.RATE_LIMIT_ANONYMOUS_PER_MINUTE;
    this.quotas = settings.QUOTAS ? quotasOf(settings) : null;
    this.sessionRules = { idleMs: settings.SESSION_IDLE_DAYS * DAY_MS, longestMs: settings.SESSION_DAYS * DAY_MS };
    this.sessionCookie = sessionCookieOf(this.publicUrl);
    this.guessLimits = {
      perPair: settings.SIGN_IN_FAILURES_PER_ACCOUNT_AND_NETWORK,
      perAccount: settings.SIGN_IN_FAILURES_PER_ACCOUNT,
      perNetwork: settings.SIGN_IN_FAILURES_PER_NETWORK,
    };
    this.guessDelayMs = settings.SIGN_IN_DELAY_MS;
    this.trustProxy = settings.TRUST_PROXY;
  }
}

/** Lists every wrong setting at once, so that a failed start is mended in one go. */
export class WrongSettings extends Error {}

/** Empty values count as absent, as in a copied `.env.example`. Throws WrongSettings. */
export function readEnvironment(values: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new WrongSettings(`These settings are wrong (.env.example explains them):\n${lines.join('\n')}`);
  }
  const settings = parsed.data;
  const problems: string[] = [];
  if (settings.NODE_ENV === 'production' && settings.CLOCK_START !== undefined) {
    problems.push('  CLOCK_START: must not be set when NODE_ENV is production; remove one of the two');
  }
  if ((settings.ADMIN_EMAIL === undefined) !== (settings.ADMIN_PASSWORD === undefined)) {
    problems.push('  ADMIN_EMAIL, ADMIN_PASSWORD: set both or neither');
  }
  if (problems.length > 0) throw new WrongSettings(`These settings are wrong:\n${problems.join('\n')}`);
  return new Environment(settings);
}

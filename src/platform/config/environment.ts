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
  WEB_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((origin) => (origin.trim() === '' ? [] : [origin.trim()])))
    .refine((origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
      message: 'is a list of origins with commas, each like https://www.example.org',
    }),
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
  QUOTA_IMAGES: quota(50, 10_000),
  QUOTA_UPLOADS_OF_ACCOUNT: quota(60),
  QUOTA_CALENDAR_DAYS: quota(400, 4_000),
  QUOTA_PROPOSED_AGREEMENTS: quota(0, 200),
  QUOTA_PROPOSED_AGREEMENTS_OF_PAIR: quota(0, 5),
  QUOTA_COURSES: quota(0, 2_000),
  QUOTA_HELD_BOOKINGS: quota(0, 200),
  QUOTA_PENDING_APPROVALS: quota(0, 500),
  QUOTA_DISPUTES_OF_LINE: quota(20),
  QUOTA_LEARNERS: quota(0, 100_000),
  QUOTA_LEARNERS_OF_ACCOUNT: quota(20),
  QUOTA_CONSENTS_OF_LEARNER: quota(100),
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

type Settings = Readonly<z.infer<typeof schema>>;

const quotasOf = (settings: Settings) => ({
  accountsOfNetwork: settings.QUOTA_ACCOUNTS_OF_NETWORK,
  pendingOrganizationsOfAccount: settings.QUOTA_PENDING_ORGANIZATIONS_OF_ACCOUNT,
  organizationsOfNetwork: settings.QUOTA_ORGANIZATIONS_OF_NETWORK,
  openInvitations: settings.QUOTA_OPEN_INVITATIONS,
  invitationsOfDay: settings.QUOTA_INVITATIONS_OF_DAY,
  sites: settings.QUOTA_SITES,
  draftResources: settings.QUOTA_DRAFT_RESOURCES,
  images: settings.QUOTA_IMAGES,
  uploadsOfAccount: settings.QUOTA_UPLOADS_OF_ACCOUNT,
  calendarDays: settings.QUOTA_CALENDAR_DAYS,
  proposedAgreements: settings.QUOTA_PROPOSED_AGREEMENTS,
  proposedAgreementsOfPair: settings.QUOTA_PROPOSED_AGREEMENTS_OF_PAIR,
  courses: settings.QUOTA_COURSES,
  heldBookings: settings.QUOTA_HELD_BOOKINGS,
  pendingApprovals: settings.QUOTA_PENDING_APPROVALS,
  disputesOfLine: settings.QUOTA_DISPUTES_OF_LINE,
  learners: settings.QUOTA_LEARNERS,
  learnersOfAccount: settings.QUOTA_LEARNERS_OF_ACCOUNT,
  consentsOfLearner: settings.QUOTA_CONSENTS_OF_LEARNER,
});

const adminOf = ({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password }: Settings) =>
  email === undefined || password === undefined ? null : { email, password };

/** Browsers keep a `__Host-` cookie to this very host and to https. */
function sessionCookieOf(publicUrl: string): { readonly name: string; readonly isSecure: boolean } {
  const isSecure = publicUrl.startsWith('https:');
  return { name: isSecure ? '__Host-workbay_session' : 'workbay_session', isSecure };
}

/** The settings of the service, by their meaning. */
export class Environment {
  readonly production = this.settings.NODE_ENV === 'production';
  readonly test = this.settings.NODE_ENV === 'test';
  readonly host = this.settings.HOST;
  readonly port = this.settings.PORT;
  readonly publicUrl = (this.settings.PUBLIC_URL ?? `http://localhost:${this.settings.PORT}`).replace(/\/+$/, '');
  /** Origins of other sites whose pages may use sessions of this service. */
  readonly webOrigins: readonly string[] = this.settings.WEB_ORIGINS;
  readonly databaseUrl = this.settings.DATABASE_URL ?? null;
  readonly databasePoolSize = this.settings.DATABASE_POOL_SIZE;
  readonly databaseTimeouts = {
    statementMs: this.settings.STATEMENT_TIMEOUT_MS,
    lockMs: this.settings.LOCK_TIMEOUT_MS,
    idleTransactionMs: this.settings.IDLE_TRANSACTION_TIMEOUT_MS,
    connectionMs: this.settings.CONNECTION_TIMEOUT_MS,
  };
  readonly migrateOnStart = this.settings.MIGRATE_ON_START;
  readonly jobs = this.settings.JOBS ?? !this.test;
  readonly admin = adminOf(this.settings);
  /** Demo accounts have printed passwords, so they never reach a production database, whatever is asked. */
  readonly demo = !this.production && (this.settings.DEMO ?? false);
  readonly clockStart: Instant | null =
    this.settings.CLOCK_START === undefined ? null : Date.parse(this.settings.CLOCK_START);
  readonly logLevel = this.settings.LOG_LEVEL;
  readonly introspection = this.settings.INTROSPECTION;
  readonly queryLimits = {
    depth: this.settings.QUERY_DEPTH_LIMIT,
    aliases: this.settings.QUERY_ALIAS_LIMIT,
    directives: this.settings.QUERY_DIRECTIVE_LIMIT,
    tokens: this.settings.QUERY_TOKEN_LIMIT,
    fields: this.settings.QUERY_FIELD_LIMIT,
    cost: this.settings.QUERY_COST_LIMIT,
    /** The least cost of a dear operation, in fields. */
    dear: this.settings.QUERY_DEAR_COST,
    /** Dear requests of one account that run at a time; 0: no limit. */
    dearAtOnce: this.settings.DEAR_REQUESTS_AT_ONCE,
    /** The size of one answer. */
    bytes: this.settings.ANSWER_LIMIT_BYTES,
  };
  readonly bodyLimitBytes = this.settings.BODY_LIMIT_BYTES;
  /** Milliseconds that answering may take. */
  readonly answerMs = this.settings.ANSWER_TIMEOUT_MS;
  readonly sockets = {
    headersMs: this.settings.HEADERS_TIMEOUT_MS,
    requestMs: this.settings.REQUEST_TIMEOUT_MS,
    idleMs: this.settings.IDLE_SOCKET_TIMEOUT_MS,
    most: this.settings.MAX_SOCKETS,
  };
  /** Operations of one account; 0: no limit. */
  readonly rateLimitPerMinute = this.settings.RATE_LIMIT_PER_MINUTE;
  /** Operations of one network without signing in; 0: no limit. Lifting the limit of accounts lifts it too. */
  readonly anonymousRateLimitPerMinute =
    this.settings.RATE_LIMIT_PER_MINUTE === 0 ? 0 : this.settings.RATE_LIMIT_ANONYMOUS_PER_MINUTE;
  /** The quotas of rules A7 by kind; null when QUOTAS is false. */
  readonly quotas = this.settings.QUOTAS ? quotasOf(this.settings) : null;
  /** When sessions end without a request, and however much they are used, in milliseconds. */
  readonly sessionRules = {
    idleMs: this.settings.SESSION_IDLE_DAYS * DAY_MS,
    longestMs: this.settings.SESSION_DAYS * DAY_MS,
  };
  readonly sessionCookie = sessionCookieOf(this.publicUrl);
  readonly guessLimits = {
    perPair: this.settings.SIGN_IN_FAILURES_PER_ACCOUNT_AND_NETWORK,
    perAccount: this.settings.SIGN_IN_FAILURES_PER_ACCOUNT,
    perNetwork: this.settings.SIGN_IN_FAILURES_PER_NETWORK,
  };
  /** The longest time that the answer to a failed guess waits, in milliseconds. */
  readonly guessDelayMs = this.settings.SIGN_IN_DELAY_MS;
  /** As Fastify takes it: false, a number of proxies, or their networks separated by commas. */
  readonly trustProxy: false | number | string = this.settings.TRUST_PROXY;

  constructor(private readonly settings: Settings) {}
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

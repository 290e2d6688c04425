import { Injectable } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { Environment } from '../config/environment.js';

/** Kinds of lines. A new one is added here, so that this list says all that the log can hold. */
export type SecurityEvent =
  | 'sign-in-succeeded'
  | 'sign-in-failed'
  | 'token-refused'
  | 'limit-reached'
  | 'signed-up'
  | 'signed-out'
  | 'session-ended'
  | 'password-changed'
  | 'password-reset-issued'
  | 'password-reset-used'
  | 'account-closed'
  | 'account-disabled'
  | 'account-enabled'
  | 'roles-changed'
  | 'invitation-made'
  | 'invitation-revoked'
  | 'invitation-accepted'
  | 'learner-claimed'
  | 'learner-erased'
  | 'organization-left'
  | 'organization-verified'
  | 'organization-declined'
  | 'organization-suspended'
  | 'operator-command';

/** Facts of a line: ids, networks and words of ours. Never a password, token, key, link, or text that somebody typed. */
export type SecurityFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const STANDARD_ERROR = 2;

/**
 * One JSON line for each event that matters to security, on standard output beside the other lines of the service.
 * Lines have `"name":"security"` and appear at every LOG_LEVEL but `silent`. Write a line after the commit only,
 * because a transaction may run again.
 */
@Injectable()
export class SecurityLog {
  private log: Logger;
  private readonly enabled: boolean;

  constructor(env: Environment) {
    this.enabled = env.logLevel !== 'silent';
    this.log = this.writingTo(pino.destination({ fd: process.stdout.fd, sync: true }));
  }

  write(event: SecurityEvent, facts: SecurityFacts): void {
    this.log.info({ event, ...facts }, event.replaceAll('-', ' '));
  }

  /** For commands, whose standard output is for people. */
  useStandardError(): void {
    this.log = this.writingTo(pino.destination({ fd: STANDARD_ERROR, sync: true }));
  }

  private writingTo(destination: DestinationStream): Logger {
    return pino({ name: 'security', level: 'info', enabled: this.enabled }, destination);
  }
}

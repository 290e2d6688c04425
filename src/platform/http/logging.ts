import { LoggerModule } from 'nestjs-pino';
import { Environment } from '../config/environment.js';
import { redacted } from './redacted.js';

/** One JSON line per event, with the request id that the client got; passwords, tokens and rows are never written. */
export const loggingModule = () =>
  LoggerModule.forRootAsync({
    inject: [Environment],
    useFactory: (env: Environment) => ({
      pinoHttp: {
        level: env.logLevel,
        autoLogging: env.logLevel === 'debug' || env.logLevel === 'trace',
        redact: redacted,
      },
    }),
  });

import { randomUUID } from 'node:crypto';
import {
  type ExecutionArgs,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';
import { type Context, makeServer, type SubscribePayload } from 'graphql-ws';
import type { Environment } from '../config/environment.js';
import { documentRules, validationOptions } from '../graphql/graphql-options.js';
import { badRequest, badUserInput } from '../graphql/api-error.js';
import { assertAffordable } from '../graphql/limits/cost-limit.js';
import { assertReadable } from '../graphql/limits/readable-text.js';
import type { Prices } from '../graphql/limits/prices.js';
import { maskedForSocket } from '../graphql/mask-errors.js';
import type { RequestContext } from '../graphql/request-context.js';
import { inScope } from '../work/request-scope.js';
import { Unavailable } from '../work/unavailable.js';
import { Closing } from './closing.js';
import type { Connection } from './connection.js';
import type { Protocol } from './sockets.js';

/** Parts that the composition root adds, because it knows the viewer and the schema. */
export interface Subscribing {
  readonly schema: () => GraphQLSchema;
  readonly prices: Prices;
  /** Finds out who opened the connection and holds it for them; false when it was closed instead. */
  admit(connection: Connection): Promise<boolean>;
  /** The context of a subscription, which counts as an operation; null when the session has ended. Throws RATE_LIMITED. */
  context(connection: Connection, requestId: string): Promise<RequestContext | null>;
}

interface Log {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

interface Extra {
  readonly connection: Connection;
}

const SILENT_MS = 5_000;
const MOST_SUBSCRIPTIONS = 20;

/** The kind of mistake that a document has; rules of ours say it themselves. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes = null, source = null, positions = null } = error;
  const extensions = { code, ...error.extensions };
  return new GraphQLError(error.message, { nodes, source, positions, originalError: error, extensions });
}

const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(error instanceof Error ? error.message : String(error), {
        originalError: error instanceof Error ? error : new Error(String(error)),
        extensions: error instanceof Unavailable ? error.extensions : {},
      });

/** The protocol graphql-transport-ws for subscriptions alone, under the limits that hold for documents sent by POST. */
export class Subscriptions implements Protocol {
  private readonly requests = new WeakMap<GraphQLError, string>();
  private readonly server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: SILENT_MS,
    onConnect: (context) => this.connect(context),
    onSubscribe: (context, _id, payload) => this.prepare(context, payload),
    subscribe: (args) => inScope((args.contextValue as RequestContext).scope, () => subscribe(args)),
    onNext: (_context, _id, _payload, { contextValue }, result) => {
      const { errors, data } = result;
      if (errors === undefined) return undefined;
      const masked = maskedForSocket(this.log, errors, (contextValue as RequestContext).requestId);
      return { ...(data !== undefined && { data }), errors: masked };
    },
    onError: (_context, _id, _payload, errors) => maskedForSocket(this.log, errors, this.requestOf(errors)),
  });

  constructor(
    private readonly env: Environment,
    private readonly log: Log,
    private readonly served: Subscribing,
  ) {}

  opened(connection: Connection): ReturnType<Protocol['opened']> {
    let receive: (text: string) => Promise<void> = () => Promise.resolve();
    const closed = this.server.opened(
      {
        protocol: connection.protocol,
        send: (text) => {
          connection.send(text);
        },
        close: (code, reason) => connection.close(code ?? Closing.failed, reason ?? ''),
        onMessage: (hear) => {
          receive = hear;
        },
      },
      { connection },
    );
    return { message: (text) => receive(text), closed: (code, reason) => void closed(code, reason) };
  }

  private async connect({ extra: { connection }, connectionParams }: Context<Record<string, unknown>, Extra>) {
    const given = connectionParams?.['authorization'];
    const bearer = typeof given === 'string' ? /^Bearer +(\S+) *$/i.exec(given)?.[1] : undefined;
    connection.token = bearer ?? connection.token;
    try {
      return await this.served.admit(connection);
    } catch (error) {
      const isLimit = error instanceof GraphQLError && error.extensions['code'] === 'RATE_LIMITED';
      if (isLimit) connection.close(Closing.tooMany, 'Too many operations');
      else if (error instanceof Unavailable) connection.close(Closing.tryAgain, 'The service is not available');
      else throw error;
      return false;
    }
  }

  /** Makes the arguments of the execution, or the errors to answer. A connection that breaks the rules of connections is closed. */
  private async prepare(
    { extra: { connection }, subscriptions }: Context<Record<string, unknown>, Extra>,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS) {
      connection.close(Closing.tooMany, `At most ${MOST_SUBSCRIPTIONS} subscriptions a connection`);
    }
    if (!connection.isOpen) return [];
    const requestId = randomUUID();
    try {
      return await this.args(connection, payload, requestId);
    } catch (error) {
      return this.refused([asGraphQLError(error)], requestId);
    }
  }

  private async args(connection: Connection, payload: SubscribePayload, requestId: string) {
    const { query, operationName = null } = payload;
    const document = this.parsed(query);
    const operation = getOperationAST(document, operationName);
    if (operation == null) throw badRequest('The document has no single operation of that name.');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      connection.close(Closing.badRequest, 'Subscriptions only; send queries and mutations by POST');
      return [];
    }
    const contextValue = await this.served.context(connection, requestId);
    if (contextValue === null) return [];
    const schema = this.served.schema();
    const rules = [...specifiedRules, ...documentRules(this.env)];
    if (!this.env.introspection) rules.push(NoSchemaIntrospectionCustomRule);
    const problems = validate(schema, document, rules, validationOptions);
    if (problems.length > 0) {
      return this.refused(
        problems.map((problem) => withCode(problem, 'GRAPHQL_VALIDATION_FAILED')),
        requestId,
      );
    }
    const variableValues = payload.variables ?? {};
    this.assertVariables(schema, operation, variableValues);
    assertReadable(document, query, variableValues);
    assertAffordable(
      { schema, document, operation, variables: variableValues },
      this.env.queryLimits,
      this.served.prices,
    );
    return { schema, document, operationName, variableValues, contextValue };
  }

  private parsed(query: string) {
    try {
      return parse(query, { maxTokens: this.env.queryLimits.tokens });
    } catch (error) {
      throw withCode(asGraphQLError(error), 'GRAPHQL_PARSE_FAILED');
    }
  }

  private assertVariables(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): void {
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
    if (errors?.[0] !== undefined) throw badUserInput(errors[0].message);
  }

  private refused(errors: readonly GraphQLError[], requestId: string): readonly GraphQLError[] {
    for (const error of errors) this.requests.set(error, requestId);
    return errors;
  }

  private requestOf([first]: readonly GraphQLError[]): string {
    return (first === undefined ? undefined : this.requests.get(first)) ?? randomUUID();
  }
}

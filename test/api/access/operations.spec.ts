import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type IntrospectionQuery,
} from 'graphql';
import { operationNames } from '../../../src/access/core/permissions.js';
import { type Service, startService } from '../../support/app.js';

const scalars: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Int: 1,
  Float: 1,
  DateTime: '2027-03-01T08:00:00Z',
  Decimal: '1',
  CurrencyCode: 'EUR',
  LocalDate: '2027-03-01',
  LocalDateTime: '2027-03-01T08:00',
  TimeZone: 'Europe/Prague',
};

/** Some value of the type, so that nothing but the permission can be at fault. */
function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return scalars[type.name] ?? 'x';
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, sample(field.type)]));
}

interface RootField {
  readonly kind: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
}

function call({ kind, field }: RootField): { document: string; variables: object } {
  const args = field.args.filter(isRequiredArgument);
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const inParentheses = (text: string) => (text === '' ? '' : `(${text})`);
  return {
    document: `${kind} ${inParentheses(declared)} { ${field.name}${inParentheses(passed)}${selection} }`,
    variables: Object.fromEntries(args.map((arg) => [arg.name, sample(arg.type)])),
  };
}

describe('The root fields of the schema', () => {
  let service: Service;
  let rootFields: RootField[];
  let subscriptions: string[];
  beforeAll(async () => {
    service = await startService();
    const schema = buildClientSchema((await service.graphql<IntrospectionQuery>(getIntrospectionQuery())).data);
    const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    subscriptions = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
    rootFields = [
      ...queries.map((field) => ({ kind: 'query', field }) as const),
      ...mutations.map((field) => ({ kind: 'mutation', field }) as const),
    ];
  });
  afterAll(() => service.stop());

  it('are exactly the operations in the table of permissions', () => {
    const names = [...rootFields.map(({ field }) => field.name), ...subscriptions];
    expect(names.sort()).toEqual([...operationNames].sort());
  });

  it('need a session, except viewer, signUp, signIn, invitation and resetPassword', async () => {
    const answers: Record<string, unknown> = {};
    for (const rootField of rootFields) {
      const { document, variables } = call(rootField);
      const { errors } = await service.graphql(document, variables);
      answers[rootField.field.name] = errors[0]?.extensions['code'] ?? 'ANSWERED';
    }
    const open = ['viewer', 'signUp', 'signIn', 'invitation', 'resetPassword'];
    const expected = rootFields.map(({ field: { name } }) => [
      name,
      open.includes(name) ? 'ANSWERED' : 'UNAUTHENTICATED',
    ]);
    expect(answers).toEqual(Object.fromEntries(expected));
  });

  it('answer UNAUTHENTICATED to an unknown token', async () => {
    const { errors } = await service.graphql('{ node(id: "org_1") { id } }', {}, 'not-a-token');
    expect(errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('need a session, unlike /healthz', async () => {
    expect((await service.http.get('/healthz')).status).toBe(200);
  });
});

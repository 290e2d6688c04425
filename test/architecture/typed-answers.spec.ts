import { CompiledFile } from './compiling.js';

describe('A test that speaks to the service', () => {
  const people = new CompiledFile('test/worlds/people.ts', 'tsconfig.json');
  const money = new CompiledFile('test/worlds/money.ts', 'tsconfig.json');

  it('compiles as it is', () => {
    expect([people.complaints(), money.complaints()]).toEqual([[], []]);
  });

  it('does not compile with a misspelt field of a payload', () => {
    expect(people.complaintsWith('payload.accessToken', 'payload.acessToken')).toEqual([
      "Property 'acessToken' does not exist on type 'SignInPayload'. Did you mean 'accessToken'?",
    ]);
  });

  it('does not compile with a misspelt field of a query', () => {
    expect(people.complaintsWith('data.viewer?.user', 'data.viewer?.usr').join()).toContain(
      "Property 'usr' does not exist on type 'Viewer'",
    );
  });

  it('does not compile with a misspelt field of an input', () => {
    expect(
      people.complaintsWith("'signIn', { email, password }", "'signIn', { mail: email, password }").join(),
    ).toContain("'mail' does not exist in type 'SignInInput'");
  });

  it('does not compile with a misspelt field of a part of an input', () => {
    const complaints = money.complaintsWith("title: 'Lesson',", "titel: 'Lesson',");
    expect(complaints.join()).toContain("'titel' does not exist in type 'RequestBookingInput'");
  });

  it('does not compile with a value that an enum lacks', () => {
    expect(money.complaintsWith("audience: 'EVERYONE'", "audience: 'EVERYBODY'").join()).toContain('"EVERYBODY"');
  });

  it('does not compile with the name of a mutation that the schema lacks', () => {
    expect(people.complaintsWith("'signUp'", "'signOn'").join()).toContain('"signOn"');
  });
});

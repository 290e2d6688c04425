import { CompiledFile } from './compiling.js';

describe('An object that leaves through GraphQL', () => {
  const object = new CompiledFile('src/bookings/booking/booking.object.ts', 'tsconfig.build.json');

  it('compiles as it is', () => {
    expect(object.complaints()).toEqual([]);
  });

  it('does not compile without one of its fields', () => {
    const complaints = object.complaintsWith('      title: booking.title,\n', '');
    expect(complaints.join()).toContain("Property 'title' is missing");
  });

  it('does not compile with a field of another type', () => {
    const complaints = object.complaintsWith('      status: booking.status,\n', '      status: 42,\n');
    expect(complaints.join()).toContain("Type 'number' is not assignable to type");
  });
});

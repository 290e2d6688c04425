import { randomUUID } from 'node:crypto';
import type { BookingKey } from '../../platform/core/keys.js';
import { referenceOf } from './booking.js';
import { referenceKey } from './booking-reference.js';

describe('The key of a booking reference', () => {
  const digitsOf = (uuid: string) => uuid.replaceAll('-', '');
  const referenceTo = (id: string) => referenceOf({ provider: '1', id } as BookingKey);

  it('the key is part of the uuid of the booking', () => {
    for (let count = 0; count < 200; count++) {
      const uuid = randomUUID();
      const digits = digitsOf(uuid);
      const key = referenceKey(referenceTo(uuid).toLowerCase());
      expect(key?.tail).toBe(digits.slice(-12));
      expect(key?.before).toContain(digits.at(-13));
    }
  });

  it('the key matches no booking whose digits differ from the reference', () => {
    const key = referenceKey(referenceTo('00000000-0000-0000-0001-000000000000'));
    expect(key).toEqual({ tail: '000000000000', before: ['1', '5', '9', 'd'] });
  });

  it.each(['', 'WB', 'WB-12345', 'WB-12345-6789I', 'XX-12345-67890', 'WB-12345-678901'])(
    'a key does not exist for %j, which is no reference',
    (text) => {
      expect(referenceKey(text)).toBeNull();
    },
  );
});

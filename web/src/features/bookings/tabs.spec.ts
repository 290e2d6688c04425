import { readBookings, tabCounts, TABS, tabFilters } from './tabs';

describe('The tabs of bookings', () => {
  it('hold each status, those that need their times apart', () => {
    const settled = TABS.filter((tab) => !tabFilters[tab].needsTimes).flatMap((tab) => tabFilters[tab].status);
    expect([...settled].sort()).toEqual([
      'CANCELLED',
      'COMPLETED',
      'CONFIRMED',
      'DECLINED',
      'EXPIRED',
      'HELD',
      'IN_USE',
      'NO_SHOW',
      'PENDING_APPROVAL',
    ]);
  });

  it('count by status, and those that need their times by the second count', () => {
    const counts = tabCounts(
      [
        { status: 'HELD', count: 1 },
        { status: 'PENDING_APPROVAL', count: 2 },
        { status: 'CONFIRMED', count: 4 },
      ],
      [{ status: 'CONFIRMED', count: 8 }],
    );
    expect(counts).toEqual({ waiting: 3, upcoming: 4, running: 0, needsTimes: 8, over: 0, cancelled: 0 });
  });

  it('are read from the address, and nonsense is left out', () => {
    expect(readBookings({ tab: 'over', as: 'nobody', q: ' CNC ' })).toEqual({ tab: 'over', q: 'CNC' });
  });
});

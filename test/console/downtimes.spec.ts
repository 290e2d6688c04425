import type { Page } from 'playwright-core';
import { ConsoleUnderTest } from './browser.js';

const COORDINATOR = 'li.wei@szpt.example';
const ENTERPRISE_ADMIN = 'zhou.qiang@hualong.example';
/** The first and the last hour of a day of the timeline. */
const HOURS = [7, 21] as const;

describe('A downtime of own equipment', () => {
  let tested: ConsoleUnderTest;
  let machine: string;
  beforeAll(async () => {
    tested = await ConsoleUnderTest.start();
    machine = await tested.resourceId('DMU-50');
  });
  afterAll(() => tested.stop());
  afterEach(() => expect(tested.faults.splice(0)).toEqual([]));

  const at = (day: string, hour: number) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 8) * 3_600_000).toISOString();

  async function blocked(day: string, from: number, to: number, reason: string): Promise<string> {
    const { scheduleDowntime } = await tested.ask<{ scheduleDowntime: { downtime: { id: string } | null } }>(
      ENTERPRISE_ADMIN,
      `mutation { scheduleDowntime(input: { resourceId: "${machine}", reason: "${reason}",
         startsAt: "${at(day, from)}", endsAt: "${at(day, to)}" }) { downtime { id } } }`,
    );
    return scheduleDowntime.downtime?.id ?? '';
  }

  async function booked(day: string, from: number, to: number, title: string): Promise<void> {
    const { viewer } = await tested.ask<{ viewer: { memberships: { organization: { id: string } }[] } }>(
      COORDINATOR,
      '{ viewer { memberships { organization { id } } } }',
    );
    const { requestBooking } = await tested.ask<{ requestBooking: { userErrors: unknown[] } }>(
      COORDINATOR,
      `mutation { requestBooking(input: { organizationId: "${viewer.memberships[0]?.organization.id}",
         items: [{ resourceId: "${machine}" }], title: "${title}", startsAt: "${at(day, from)}", endsAt: "${at(day, to)}" })
         { userErrors { message } } }`,
    );
    expect(requestBooking.userErrors).toEqual([]);
  }

  async function periodOf(id: string): Promise<readonly string[]> {
    const { node } = await tested.ask<{ node: { startsAt: string; endsAt: string } }>(
      ENTERPRISE_ADMIN,
      `{ node(id: "${id}") { ... on Downtime { startsAt endsAt } } }`,
    );
    return [node.startsAt, node.endsAt];
  }

  /** Drags the piece of an entry by hours. */
  async function dragged(page: Page, label: string, hours: number): Promise<void> {
    const day = await page.locator('.ec-body .ec-day').first().boundingBox();
    const piece = page.locator('.tl-entry').filter({ hasText: label });
    const box = await piece.boundingBox();
    if (day === null || box === null) throw new Error('The timeline draws nothing');
    const [x, y] = [box.x + box.width / 2, box.y + 8];
    const width = (day.width / (HOURS[1] - HOURS[0])) * hours;
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 8; step++) await page.mouse.move(x + (width * step) / 8, y);
    await page.mouse.up();
  }

  /** The left edge of a piece; the calendar may be drawing it anew. */
  async function placeOf(page: Page, label: string): Promise<number> {
    for (let tries = 0; tries < 50; tries++) {
      const box = await page.locator('.tl-entry').filter({ hasText: label }).boundingBox();
      if (box !== null) return box.x;
      await page.locator('.tl-entry').filter({ hasText: label }).waitFor();
    }
    throw new Error(`The timeline does not draw ${label}`);
  }

  const openCalendar = async (page: Page, day: string, label: string) => {
    await page.goto(`/o/hualong-precision/resources/calendar?view=day&date=${day}`);
    await page.locator('.tl-entry').filter({ hasText: label }).waitFor();
    await page.waitForLoadState('networkidle');
    // The calendar moves its pieces when it learns its width.
    for (let [before, now] = [-1, 0]; before !== now;) {
      [before, now] = [now, await placeOf(page, label)];
      await page.waitForTimeout(300);
    }
  };

  it('is changed by its form', async () => {
    const id = await blocked('2027-04-12', 9, 11, 'Change of oil');
    const page = await tested.visit({ as: ENTERPRISE_ADMIN });
    await page.goto('/o/hualong-precision/downtimes?from=2027-04-12');
    const row = page.getByRole('row').filter({ hasText: 'Change of oil' });
    await row.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('End', { exact: true }).selectOption('12:00');
    await page.getByText(/Nothing is booked then/).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await row.filter({ hasText: '09:00–12:00' }).waitFor();
    expect(await periodOf(id)).toEqual([at('2027-04-12', 9), at('2027-04-12', 12)]);
  });

  it('is moved by dragging', async () => {
    const id = await blocked('2027-04-13', 9, 11, 'New spindle');
    const page = await tested.visit({ as: ENTERPRISE_ADMIN, zone: 'America/New_York' });
    await openCalendar(page, '2027-04-13', 'New spindle');
    await dragged(page, 'New spindle', 3);
    await page.getByText('The time is blocked').first().waitFor({ state: 'attached' });
    expect(await periodOf(id)).toEqual([at('2027-04-13', 12), at('2027-04-13', 14)]);
  });

  it('goes back with the reason when it is dragged onto a booking', async () => {
    const id = await blocked('2027-04-14', 9, 11, 'New belt');
    await booked('2027-04-14', 14, 16, 'Class 3B');
    const page = await tested.visit({ as: ENTERPRISE_ADMIN });
    await openCalendar(page, '2027-04-14', 'New belt');
    const before = await placeOf(page, 'New belt');
    await dragged(page, 'New belt', 5);
    await page.getByText('The downtime was not moved and stands where it was.').waitFor();
    expect(await placeOf(page, 'New belt')).toBeCloseTo(before, 0);
    expect(await periodOf(id)).toEqual([at('2027-04-14', 9), at('2027-04-14', 11)]);
  });

  it('tells its details by keyboard, and closes them by Escape', async () => {
    await blocked('2027-04-15', 7, 9, 'Warm up');
    const page = await tested.visit({ as: ENTERPRISE_ADMIN });
    await page.goto(`/r/${machine}?view=day&date=2027-04-15`);
    await page.locator('.tl-entry').filter({ hasText: 'Warm up' }).waitFor();
    const cell = page.getByRole('gridcell');
    const details = page.getByRole('group', { name: 'Details of this time' });
    for (const key of ['Enter', ' ']) {
      await cell.focus();
      await page.keyboard.press(key);
      await details.filter({ hasText: 'Warm up' }).waitFor();
      await page.keyboard.press('Escape');
      await details.waitFor({ state: 'detached' });
      expect(await cell.and(page.locator(':focus')).count()).toBe(1);
    }
  });

  it('may not be made by dragging where the viewer may not block', async () => {
    const page = await tested.visit({ as: 'wu.min@hualong.example' });
    await page.goto('/o/hualong-precision/resources/calendar');
    await page.locator('.ec').waitFor();
    expect(await page.getByText(/^Drag over the row/).count()).toBe(0);
  });

  it('is not needed for a withdrawal to show the bookings that it hits', async () => {
    await booked('2027-04-20', 9, 11, 'Class after withdrawal');
    const page = await tested.visit({ as: ENTERPRISE_ADMIN });
    await page.goto(`/o/hualong-precision/resources/${machine}/edit/about`);
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
    const affected = page.getByRole('status').filter({ hasText: 'This change hits' });
    await affected.getByRole('link', { name: 'Class after withdrawal' }).waitFor();
    expect(await affected.innerText()).toContain('no longer listed');
  });
});

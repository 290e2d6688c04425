/** A circle on the earth. */
export interface Circle {
  readonly latitude: number;
  readonly longitude: number;
  readonly kilometres: number;
}

/** In degrees, west <= east. */
export interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** As in the SQL function distance_kilometres(). */
const EARTH_RADIUS_KILOMETRES = 6371.0088;
/** A tenth of a metre: far more than what is lost by rounding. */
const MARGIN = 1e-6;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Boxes that hold all of the circle, and little more where it is small: two where it lies across the antimeridian. */
export function boxesAround({ latitude, longitude, kilometres }: Circle): Box[] {
  const angle = kilometres / EARTH_RADIUS_KILOMETRES;
  const height = degrees(angle) + MARGIN;
  const bounds = { south: Math.max(-90, latitude - height), north: Math.min(90, latitude + height) };
  const around = { ...bounds, west: -180, east: 180 };
  // With a pole inside, all longitudes are.
  if (latitude + height >= 90 || latitude - height <= -90) return [around];
  const width = degrees(Math.asin(Math.sin(angle) / Math.cos(radians(latitude)))) + MARGIN;
  const [west, east] = [longitude - width, longitude + width];
  if (west <= -180) {
    return [
      { ...bounds, west: -180, east },
      { ...bounds, west: west + 360, east: 180 },
    ];
  }
  if (east >= 180) {
    return [
      { ...bounds, west, east: 180 },
      { ...bounds, west: -180, east: east - 360 },
    ];
  }
  return [{ ...bounds, west, east }];
}

const FIRST_RING_KILOMETRES = 40;
const RING_GROWTH = 4;

/**
 * The radii of rings by which a circle is searched from inside out, `from` (kilometres) on: who finds enough in the
 * first ones needs not look at the rest of the world.
 */
export function ringsOf(kilometres: number, from: number): number[] {
  const radii: number[] = [];
  for (let radius = FIRST_RING_KILOMETRES; radius < kilometres; radius *= RING_GROWTH) {
    if (radius >= from) radii.push(radius);
  }
  return [...radii, kilometres];
}

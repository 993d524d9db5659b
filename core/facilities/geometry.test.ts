import { describe, expect, test } from '@jest/globals';
import { bearing, COMPASS, compassPoint, roundKm } from './geometry.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const prayagraj = at(25.45, 81.85);

describe('the way there', () => {
  test.each([
    ['due north', prayagraj, at(26.45, 81.85), 0, 'north'],
    ['due east on the equator', at(0, 0), at(0, 10), 90, 'east'],
    ['due south', prayagraj, at(24.45, 81.85), 180, 'south'],
    ['due west on the equator', at(0, 0), at(0, -10), 270, 'west'],
    ['Prayagraj to Varanasi', prayagraj, at(25.32, 82.97), 97, 'east'],
    ['Prayagraj to Lucknow', prayagraj, at(26.85, 80.95), 330, 'north-west'],
    ['Prayagraj to Rewa', prayagraj, at(24.53, 81.3), 209, 'south-west'],
    ['Delhi to Mumbai', at(28.61, 77.21), at(19.08, 72.88), 203, 'south-west'],
    ['across the antimeridian, eastwards', at(0, 179.5), at(0, -179.5), 90, 'east'],
    ['across the antimeridian, westwards', at(0, -179.5), at(0, 179.5), 270, 'west'],
    ['from the north pole there is only south', at(90, 0), at(25, 70), 180, 'south'],
    ['from the south pole there is only north', at(-90, 0), at(25, 70), 0, 'north'],
    ['from a point to itself', prayagraj, prayagraj, 0, 'north'],
  ])('%s', (_name, from, to, degrees, point) => {
    expect(Math.round(bearing(from, to)) % 360).toBe(degrees);
    expect(compassPoint(bearing(from, to))).toBe(point);
  });

  test('each compass point has its eighth of the circle, and the circle closes', () => {
    expect(COMPASS.map((_point, index) => compassPoint(index * 45))).toEqual([...COMPASS]);
    const edges = [22.4, 22.6, 67.4, 67.6, 337.4, 337.6, 359.9, 360, -1, 725].map(compassPoint);
    expect(edges).toEqual([
      'north',
      'north-east',
      'north-east',
      'east',
      'north-west',
      'north',
      'north',
      'north',
      'north',
      'north',
    ]);
  });
});

test.each([
  [0, 0],
  [0.04, 0],
  [0.05, 0.1],
  [3.14159, 3.1],
  [9.94, 9.9],
  [9.96, 10],
  [10.4, 10],
  [10.6, 11],
  [1234.5, 1235],
])('%d km is said as %d', (km, said) => {
  expect(roundKm(km)).toBe(said);
});

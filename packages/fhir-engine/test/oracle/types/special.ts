import type { Any } from '../../engine.ts'
import type { Judge } from './ask.ts'

/** Search type `special`: Location.near (R4 §3.1.1.4.15), by the distance on a sphere. */
export const specialJudge: Judge<Any> = {
  read: ({ value }) => (value.latitude === undefined || value.longitude === undefined ? [] : [value]),

  ask: ({ latitude, longitude }, random) => ({
    parts: [
      String(latitude + random.pick([0, 0.3])),
      String(longitude),
      random.pick(['1', '50', '20000']),
      random.pick(['km', 'm', '[mi_us]']),
    ],
  }),

  matches: (value, { parts: [latitude, longitude, distance, unit] }) => {
    const vector = (north: number, east: number) => {
      const [a, b] = [(north * Math.PI) / 180, (east * Math.PI) / 180]
      return [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)]
    }
    const [p, q] = [vector(Number(latitude), Number(longitude)), vector(value.latitude, value.longitude)]
    const chord = Math.hypot(...p.map((each, i) => each - (q[i] ?? 0)))
    const kilometres = 2 * 6371 * Math.asin(Math.min(1, chord / 2))
    return kilometres <= Number(distance) * (unit === 'km' ? 1 : unit === 'm' ? 0.001 : 1.609347)
  },
}

import { FhirError } from '../../model/fhir-error.ts'
import { isObject } from '../../model/resource.ts'
import type { SearchKind } from './search-kind.ts'

export interface Position {
  readonly latitude: number
  readonly longitude: number
}

const KILOMETRES: ReadonlyMap<string, number> = new Map([
  ['km', 1],
  ['m', 0.001],
  ['[mi_us]', 1.609347],
  ['[mi_i]', 1.609344],
])

/** Search type `special`: only `Location.near`, `latitude|longitude|distance|units` (default 10 km). */
export const specialKind: SearchKind<Position> = {
  modifiers: [],

  extract(node) {
    if (!isObject(node)) return []
    const { latitude, longitude } = node
    return typeof latitude === 'number' && typeof longitude === 'number' ? [{ latitude, longitude }] : []
  },

  compare(text, _modifier, { name }) {
    const [latitude, longitude, distance = '10', unit = 'km'] = text.split('|')
    const centre = { latitude: Number(latitude || 'x'), longitude: Number(longitude || 'x') }
    const reach = Number(distance) * (KILOMETRES.get(unit) ?? Number.NaN)
    if (![centre.latitude, centre.longitude, reach].every(Number.isFinite)) {
      throw new FhirError(400, 'invalid', `${name} must be latitude|longitude|distance|km (or m, [mi_us])`)
    }
    return (value) => kilometres(centre, value) <= reach
  },
}

/** Computes the great-circle distance in kilometres. */
function kilometres(a: Position, b: Position): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const sin2 = (angle: number) => Math.sin(angle / 2) ** 2
  const h =
    sin2(rad(b.latitude - a.latitude)) +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * sin2(rad(b.longitude - a.longitude))
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)))
}

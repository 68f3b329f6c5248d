import type { Json } from '../../core/util/json.ts'

const LONGEST = 160

/** Describes a value of a preset in a cell of a table: JSON as code, shortened. */
export function describePresetValue(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}\``
}

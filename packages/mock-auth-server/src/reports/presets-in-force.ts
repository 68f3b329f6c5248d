import type { JournalEntry, PresetInForce } from '../core/journal/journal-entry.ts'
import type { PresetSpan, ReportCase } from './report.ts'

/** Lists the presets that were in force during exchanges, in their order; those at a strict server are left out. */
export function listPresetSpans(entries: readonly JournalEntry[]): PresetSpan[] {
  const spans: PresetSpan[] = []
  let current: PresetInForce | undefined
  for (const { seq, preset } of entries) {
    const span = spans.at(-1)
    if (preset && span && current && isSamePreset(preset, current))
      spans[spans.length - 1] = { ...span, last: seq }
    else if (preset) spans.push({ id: preset.name, variants: preset.variants, first: seq, last: seq })
    current = preset
  }
  return spans
}

function isSamePreset(one: PresetInForce, other: PresetInForce): boolean {
  return one.name === other.name && one.variants.join() === other.variants.join()
}

/** Formats a preset with its variants as the command line takes it: `epic`, `epic:old-site+v1-answers`. */
export function formatPreset({ id, variants }: Pick<PresetSpan, 'id' | 'variants'>): string {
  return variants.length === 0 ? id : `${id}:${variants.join('+')}`
}

/** Formats a preset with the exchanges that it was in force at. */
export function formatPresetSpan(span: PresetSpan): string {
  const { first, last } = span
  return `${formatPreset(span)} (${first === last ? `exchange ${first}` : `exchanges ${first} to ${last}`})`
}

/** Describes which presets were in force in how many cases, but for those that try a preset; `undefined` without any. */
export function describePresetsInForce(cases: readonly ReportCase[]): string | undefined {
  const others = cases.filter(({ preset }) => preset === undefined)
  const counts = new Map<string, number>()
  for (const { presetsInForce = [] } of others) {
    for (const name of new Set(presetsInForce.map(formatPreset)))
      counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  if (counts.size === 0) return undefined
  const all = others.length
  const parts = [...counts].map(([name, count]) =>
    count === all
      ? `${name} in ${all === 1 ? 'the one case' : `all ${all} cases`}`
      : `${name} in ${count} of ${all} cases`,
  )
  return parts.join(', ')
}

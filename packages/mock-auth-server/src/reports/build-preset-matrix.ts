import { formatClientIds } from './format-client-ids.ts'
import { formatPreset } from './presets-in-force.ts'
import type { PresetMatrix, PresetResult, Report, ReportCase } from './report.ts'

type AppReport = Pick<Report, 'app' | 'cases'>

/**
 * Builds the table of apps and presets from the reports of their sweeps, the presets in the order in which they first
 * come; `undefined` where no app was run at a preset.
 */
export function buildPresetMatrix(reports: readonly AppReport[]): PresetMatrix | undefined {
  const results = reports.map(({ cases }) => new Map(cases.flatMap(toResult)))
  const presets = [...new Set(results.flatMap((each) => [...each.keys()]))]
  if (presets.length === 0) return undefined
  return {
    apps: listAppNames(reports.map(({ app }) => app)),
    rows: presets.map((preset) => ({ preset, results: results.map((each) => each.get(preset) ?? null) })),
  }
}

/** Lists the names of apps, with how they are started where several have the same. */
function listAppNames(apps: readonly Report['app'][]): string[] {
  const names = apps.map(({ clientIds, start }) => formatClientIds(clientIds) || start)
  return apps.map(({ start }, at) => {
    const name = names[at] ?? ''
    return names.filter((each) => each === name).length > 1 && name !== start ? `${name} (${start})` : name
  })
}

function toResult({ preset }: ReportCase): [string, PresetResult][] {
  if (!preset) return []
  const { shortcoming, breaking = [], exchange } = preset
  const result = {
    works: shortcoming === undefined,
    breaking: breaking.map(({ name }) => name),
    ...(exchange === undefined ? {} : { exchange }),
  }
  return [[formatPreset(preset), result]]
}

/** Describes how an app did at a preset: where its first divergence was, and what causes it. */
export function describePresetResult(result: PresetResult | null): string {
  if (result === null) return 'not run'
  const { works, breaking, exchange } = result
  if (works) return 'works'
  const cause = breaking.length === 0 ? 'nothing by itself' : breaking.join(' and ')
  return exchange === undefined ? cause : `${cause}, at ${exchange}`
}

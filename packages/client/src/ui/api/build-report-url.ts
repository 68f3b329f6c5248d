import type { Routes } from '../../contract/contract.ts'
import { buildPath } from './build-path.ts'

type Format = NonNullable<Routes['GET /api/runs/:id/report']['query']['format']>

/** Returns the URL of the redacted report of a run. */
export function buildReportUrl(runId: string, format: Format): string {
  return `${buildPath('GET /api/runs/:id/report', { id: runId })}?format=${format}`
}

/** Where the redacted report of a run is downloaded. */
export function buildReportUrl(runId: string, format: 'json' | 'html' | 'har'): string {
  return `/api/runs/${encodeURIComponent(runId)}/report?format=${format}`
}

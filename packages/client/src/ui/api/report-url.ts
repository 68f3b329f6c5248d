/** Where the redacted report of a run is downloaded. */
export function reportUrl(runId: string, format: 'json' | 'html' | 'har'): string {
  return `/api/runs/${encodeURIComponent(runId)}/report?format=${format}`
}

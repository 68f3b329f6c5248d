import { buildPath } from './build-path.ts'

/** Fetches the curl command of one exchange, as text. */
export async function fetchCurl(runId: string, exchangeId: string): Promise<string> {
  const path = buildPath('GET /api/runs/:id/exchanges/:exchangeId/curl', { id: runId, exchangeId })
  const response = await fetch(path)
  if (!response.ok) throw new Error(`The backend returned ${response.status}.`)
  return response.text()
}

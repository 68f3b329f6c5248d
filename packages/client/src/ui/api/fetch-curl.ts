/** The curl command of one exchange, as text. */
export async function fetchCurl(runId: string, exchangeId: string): Promise<string> {
  const path = `/api/runs/${encodeURIComponent(runId)}/exchanges/${encodeURIComponent(exchangeId)}/curl`
  const response = await fetch(path)
  if (!response.ok) throw new Error(`The server side answered ${response.status}.`)
  return response.text()
}

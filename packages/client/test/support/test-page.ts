import type { Run } from '../../src/model/api.ts'
import type { PageRequest, PageResponse } from '../../src/model/page-request.ts'
import { fetchBounded } from '../../src/smart/http/bounded-fetch.ts'
import type { TestClient } from './test-client.ts'

/** Returns the part of a response that a page sees; by default all of it. */
export type Browser = (request: PageRequest, answer: PageResponse) => PageResponse

/** Simulates the page of a run: takes its requests and sends them, until the run is in one of the states. */
export async function playPage(
  client: TestClient,
  id: string,
  until: readonly string[],
  browser: Browser = (_, answer) => answer,
): Promise<Run> {
  for (;;) {
    const run = await client.run(id)
    await Promise.all(run.pageRequests.map((requestId) => sendOne(client, id, requestId, browser)))
    if (until.includes(run.state) && run.pageRequests.length === 0) return run
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function sendOne(client: TestClient, id: string, requestId: string, browser: Browser): Promise<void> {
  const request = await client.api<PageRequest>('POST', `/api/runs/${id}/page-requests`, { requestId })
  if (request.error) return
  const { url, timeoutMs, maxBytes, ...init } = request
  const { text, headers, ...rest } = await fetchBounded(url, init, { timeoutMs, maxBytes })
  const answer = browser(request, { ...rest, headers: [...headers], body: text })
  await client.api('POST', `/api/runs/${id}/page-requests/answer`, { requestId, answer })
}

import { effect } from '@preact/signals'
import type { PageResponse } from '../../../model/api.ts'
import { callApi } from '../../api/call-api.ts'
import { sendPageRequest } from '../../api/send-page-request.ts'
import { isLeavingPage } from '../runs/login-window.ts'
import { selectedRun } from '../runs/runs.ts'

const MOST_REMEMBERED = 500

/**
 * Sends the requests that the shown run asks the page to send. Every tab that shows it tries; each request is
 * handed out once.
 */
export function sendPageRequests(): void {
  const seen = new Set<string>()
  effect(() => {
    // What a page takes along when it goes is lost.
    if (isLeavingPage.value) return
    const { id, pageRequests = [] } = selectedRun.value ?? {}
    for (const requestId of pageRequests) {
      if (id === undefined || seen.has(requestId)) continue
      seen.add(requestId)
      if (seen.size > MOST_REMEMBERED) seen.delete(seen.values().next().value ?? '')
      void send(id, requestId)
    }
  })
}

async function send(id: string, requestId: string): Promise<void> {
  // A refusal means that another tab has it; its result arrives as events.
  const request = await callApi('POST /api/runs/:id/page-requests', { id, body: { requestId } }).catch(
    () => undefined,
  )
  if (!request) return
  const handOver = (answer: PageResponse) =>
    callApi('POST /api/runs/:id/page-requests/answer', { id, body: { requestId, answer } })
  const tooLarge = { code: 'too-large', message: 'The response is too large for a page to forward.' } as const
  await handOver(await sendPageRequest(request))
    .catch(() => handOver({ error: tooLarge }))
    .catch(() => undefined)
}

import type { Page, Request, Response } from 'playwright-core'
import type { HeaderList } from '../../../model/exchange.ts'
import { readParameters } from '../../../smart/http/read-parameters.ts'
import type { DriverTools } from '../login-driver.ts'

/** Headers of a response that say something about its page. */
const HEADERS = new Set([
  'location',
  'content-type',
  'content-security-policy',
  'x-frame-options',
  'referrer-policy',
])

/** The navigations of a page so far. */
export interface Navigations {
  readonly exchangeIds: readonly string[]
  /** Status of the last response; `undefined` before the first. */
  readonly lastStatus: number | undefined
}

/** Records the pages and redirects of a page, without cookies and what was entered. */
export function recordNavigations(
  page: Page,
  { addExchange, newId, now }: Pick<DriverTools, 'addExchange' | 'newId' | 'now'>,
): Navigations {
  const exchangeIds: string[] = []
  let lastStatus: number | undefined
  page.on('response', (response) => {
    const request = response.request()
    if (!request.isNavigationRequest() || request.frame().parentFrame()) return
    const id = newId()
    exchangeIds.push(id)
    lastStatus = response.status()
    addExchange({
      ...{ id, stepId: 'conformance', from: 'browser', to: 'authorization-server', startedAt: now() },
      request: describeRequest(request),
      response: describeResponse(response),
      jwts: [],
    })
  })
  return {
    exchangeIds,
    get lastStatus() {
      return lastStatus
    },
  }
}

function describeRequest(request: Request) {
  const url = request.url()
  return { method: request.method(), url, headers: [], parameters: readParameters(url, undefined, []) }
}

function describeResponse(response: Response) {
  const headers = Object.entries(response.headers()).filter(([name]) => HEADERS.has(name)) as HeaderList
  return {
    ...{ status: response.status(), statusText: response.statusText(), headers },
    ...{ body: '', bytes: 0, truncated: false },
  }
}

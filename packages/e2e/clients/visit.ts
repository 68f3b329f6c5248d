import { type LoadedPage, loadPage } from '../fixtures/agent/load-page.ts'
import { type Onward, onward } from '../fixtures/agent/onward.ts'
import { pageText } from '../fixtures/page-text.ts'

const REDIRECTS = 20
/** Milliseconds after which a user closes an empty window. */
const PATIENCE_MS = 5000

/** The page on which a browser ended: of the app, or of another server. */
export type Visited =
  | { readonly app: URL; readonly method: 'GET' | 'POST' }
  | { readonly app?: never; readonly text: string }

/** Follows redirects, frames and forms as a browser does, until it is sent to the app. */
export async function visit(url: string, appOrigin: string): Promise<Visited> {
  let next: Onward | undefined = { url }
  let page: LoadedPage = { status: 0, headers: {}, text: '' }
  for (let hop = 0; next !== undefined; hop++) {
    if (hop > REDIRECTS) return { text: 'too many redirects' }
    if (!URL.canParse(next.url) || !next.url.startsWith('http')) return { text: 'not a web page' }
    const { url: at, request }: Onward = next
    if (new URL(at).origin === appOrigin) return { app: new URL(at), method: request?.method ?? 'GET' }
    page = await loadPage(at, { timeoutMs: PATIENCE_MS, ...request })
    next = onward(page, at)
  }
  return { text: pageText(page.text) }
}

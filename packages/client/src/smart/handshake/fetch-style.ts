import { readStyle, STYLE_SPEC } from '../context/read-style.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import type { Session } from '../session/session.ts'
import { SmartError, toSmartError } from '../smart-error.ts'

const MOST_BYTES = 100_000

/**
 * Reads the style that the EHR suggests to apps, without the token (C-156). Without it the app looks as usual
 * (F-135).
 */
export async function fetchStyle(tools: SessionTools, session: Session): Promise<void> {
  const url = session.context.smartStyleUrl
  if (url === undefined) return
  await tools.run.step('style', async (step) => {
    try {
      const { style, details } = readStyle(await fetchJson(step.fetch, url))
      session.context.style = style
      step.detail(...details)
      step.notice(...details.flatMap(({ verdict }) => (verdict?.level === 'warning' ? [verdict] : [])))
      const message = `${Object.keys(style).length} values of the EHR's style can be used.`
      step.notice({ level: 'ok', message, spec: STYLE_SPEC })
    } catch (thrown) {
      const error = toSmartError(thrown)
      const message = `${error.message} The app keeps its own style.`
      step.verdict({ ...error.toVerdict(), level: 'warning', message })
    }
  })
}

async function fetchJson(fetch: RecordedFetch, url: string): Promise<Record<string, unknown>> {
  const headers = { accept: 'application/json' }
  const { status, text } = await fetch(url, { headers }, { to: 'ehr', maxBytes: MOST_BYTES })
  const advice = { whatToTry: 'smart_style_url must return 200 with one JSON object.', spec: STYLE_SPEC }
  if (status !== 200) throw new SmartError('http-status', `${url} returned ${status}.`, { status, ...advice })
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {}
  throw new SmartError('not-json', `${url} returned something that is not a JSON object.`, advice)
}

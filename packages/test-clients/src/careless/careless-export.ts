import type { RawReply, RawRequest } from '../send-raw-request.ts'

interface CarelessExport {
  readonly base: string
  ask(url: string, request?: RawRequest): Promise<RawReply>
}

const EXPORTS = 3
const POLLS = 8

/** Exports without pauses: polls at once, guesses URLs, starts again, and sends its token to every file. */
export async function exportCarelessly({ base, ask }: CarelessExport): Promise<void> {
  for (let attempt = 0; attempt < EXPORTS; attempt++) {
    const started = await ask(`${base}/Patient/$export`, { headers: { Prefer: 'respond-async' } })
    const location = started.headers.find(([name]) => name.toLowerCase() === 'content-location')?.[1]
    const job = location ?? `${base}/bulk/undefined`
    let reply = await ask(job)
    for (let poll = 1; reply.status === 202 && poll < POLLS; poll++) reply = await ask(job)
    if (reply.status >= 500) continue
    const { output, error = [], deleted = [] } = manifestOf(reply.body)
    const files = output ?? [{ url: `${job}/Patient.1.ndjson` }]
    for (const { url } of [...files.slice(0, 3), ...error, ...deleted]) await ask(url)
    await ask(job, { method: 'DELETE' })
    return
  }
}

type Manifest = Partial<Record<'output' | 'error' | 'deleted', { url: string }[]>>

function manifestOf(text: string): Manifest {
  try {
    return JSON.parse(text) as Manifest
  } catch {
    return {}
  }
}

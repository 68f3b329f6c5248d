import type { Run } from '../../src/model/api.ts'
import type { Reply, Seen } from './tamper.ts'
import type { TestClient } from './test-client.ts'
import type { TestServer } from './test-server.ts'

type Json = Record<string, unknown>

/** The replies of a test server for exports; everything can be changed while it runs. */
export interface ServedExport {
  kickOff: Reply
  /** Replies to the polls, in order; then the manifest. */
  polls: Reply[]
  manifest: Json
  manifestHeaders: Record<string, string>
  /** Replies by the last part of their URLs. */
  files: Record<string, Reply>
  end: Reply
}

export const ndjson = (...lines: unknown[]): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/fhir+ndjson' },
  body: lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
})

export const patient = (id: string) => ({ resourceType: 'Patient', id })

export const outcome = (status: number, diagnostics: string, code = 'exception'): Reply => ({
  status,
  headers: { 'content-type': 'application/fhir+json' },
  body: JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics }],
  }),
})

/** Makes the server export two patients in one file, beside its FHIR base as some servers do. */
export function serveExport(server: TestServer): ServedExport {
  const job = `${server.origin}/jobs/1`
  const served: ServedExport = {
    kickOff: { status: 202, headers: { 'content-location': job } },
    polls: [{ status: 202, headers: { 'x-progress': '50 %', 'retry-after': '7' } }],
    manifest: {
      transactionTime: '2026-01-01T00:00:00Z',
      request: `${server.fhirBase}/$export`,
      requiresAccessToken: true,
      output: [{ type: 'Patient', url: `${job}/Patient.1.ndjson`, count: 2 }],
      error: [],
    },
    manifestHeaders: { 'content-type': 'application/json' },
    files: { 'Patient.1.ndjson': ndjson(patient('a'), patient('b')) },
    end: { status: 202 },
  }
  server.tamper.reply = ({ method, url, headers }) => {
    if (url.includes('$export')) return served.kickOff
    if (!url.startsWith('/jobs/')) return undefined
    const name = url.split('?')[0]?.split('/')[3]
    if (!headers.authorization && served.manifest.requiresAccessToken !== false)
      return outcome(401, 'no token')
    if (name !== undefined) return served.files[name] ?? outcome(404, 'no such file')
    if (method === 'DELETE') return served.end
    return (
      served.polls.shift() ?? {
        status: 200,
        headers: served.manifestHeaders,
        body: JSON.stringify(served.manifest),
      }
    )
  }
  return served
}

/** Requests of an export by what they are about, in order. */
export function exportRequests({ seen }: TestServer): Record<'kickOff' | 'status' | 'file' | 'end', Seen[]> {
  const jobs = seen.filter(({ url }) => url.startsWith('/jobs/'))
  const isFile = ({ url }: Seen) => url.split('/').length > 3
  return {
    kickOff: seen.filter(({ url }) => url.includes('$export')),
    status: jobs.filter((each) => !isFile(each) && each.method === 'GET'),
    file: jobs.filter(isFile),
    end: jobs.filter(({ method }) => method === 'DELETE'),
  }
}

/** Starts an export and waits until it is over. */
export async function exported(client: TestClient, id: string, options: Json = {}): Promise<Run> {
  await client.api('POST', `/api/runs/${id}/export`, { level: 'system', ...options })
  for (let attempt = 0; attempt < 400; attempt++) {
    const run = await client.run(id)
    if (run.export?.endedAt !== undefined) return run
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('The export does not end.')
}

import { setTimeout as sleep } from 'node:timers/promises'
import { readNdjson } from './read-ndjson.mjs'

/**
 * A file of an export.
 * @typedef {{ type: string, url: string, count?: number }} File
 * @typedef {{ requiresAccessToken?: boolean, output: File[], error?: File[], deleted?: File[] }} Manifest
 * @typedef {{ fetch(url: string, init?: RequestInit): Promise<Response> }} Service
 */

/**
 * Exports everything at a path such as `$export?_type=Patient` (FHIR Bulk Data Access 2.0): kick-off, polls
 * until the manifest arrives, files, deletion. Throws an `Error` that names the missing part, and never
 * returns an incomplete export.
 *
 * @param {Service} service that sends with its token
 * @param {{ fhirBase: string, path: string, patienceMs?: number }} wish with how long it polls at most
 */
export async function bulkExport(service, { fhirBase, path, patienceMs = 3_600_000 }) {
  const started = await service.fetch(`${fhirBase}/${path}`, {
    headers: { Accept: 'application/fhir+json', Prefer: 'respond-async' },
  })
  if (started.status !== 202) throw new Error(`the export was refused with ${started.status}`)
  const job = started.headers.get('content-location')
  if (job === null) throw new Error('the export has no address, so it cannot be followed')
  try {
    const manifest = await manifestOf(service, job, Date.now() + patienceMs)
    const open = opener(service, fhirBase, manifest)
    return {
      resources: await linesOf(open, manifest.output),
      errors: await linesOf(open, manifest.error),
      deleted: await linesOf(open, manifest.deleted),
    }
  } finally {
    await service.fetch(job, { method: 'DELETE' })
  }
}

/** @param {Service} service @param {string} job @param {number} until @returns {Promise<Manifest>} */
async function manifestOf(service, job, until) {
  for (let poll = 0; ; poll++) {
    const response = await service.fetch(job, { headers: { Accept: 'application/json' } })
    if (response.status === 200) return readManifest(await response.text())
    if (![202, 429, 503].includes(response.status)) throw new Error(await failure(response))
    const pauseMs = waitMs(response.headers.get('retry-after')) ?? Math.min(1000 * 2 ** poll, 60_000)
    if (Date.now() + pauseMs > until) throw new Error('the export takes too long')
    await sleep(pauseMs)
  }
}

/** @param {string} text @returns {Manifest} */
function readManifest(text) {
  try {
    const manifest = JSON.parse(text)
    if (Array.isArray(manifest.output)) return manifest
  } catch {}
  throw new Error('the export ended without a list of files')
}

/** @param {Response} response */
async function failure(response) {
  const outcome = await response.json().catch(() => ({}))
  const why = outcome.issue?.[0]?.diagnostics ?? 'no reason was given'
  return `the export failed with ${response.status}: ${why}`
}

/**
 * Returns the function that requests a file: with the token where one is required, and then only from the
 * configured server.
 *
 * @param {Service} service @param {string} fhirBase @param {Manifest} manifest
 */
function opener(service, fhirBase, { requiresAccessToken }) {
  return (/** @type {string} */ url) => {
    if (requiresAccessToken === false) return fetch(url)
    if (new URL(url).origin === new URL(fhirBase).origin) return service.fetch(url)
    throw new Error(`${url} is on another server, which does not get our token`)
  }
}

/** @param {(url: string) => Promise<Response>} open @param {File[]} files @returns {Promise<any[]>} */
async function linesOf(open, files = []) {
  const lines = []
  for (const { url, count } of files) lines.push(...(await readNdjson(() => open(url), url, count)))
  return lines
}

/** @param {string | null} retryAfter in seconds or as a date */
function waitMs(retryAfter) {
  if (retryAfter === null) return undefined
  return /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Math.max(0, Date.parse(retryAfter) - Date.now())
}

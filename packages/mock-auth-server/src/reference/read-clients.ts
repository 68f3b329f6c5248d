import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The result of a client for a fault, as `packages/e2e/clients` recorded it. */
export interface ClientResult {
  readonly outcome: string
  readonly reason: string
  /** The text that its user read. */
  readonly shows?: string
  /** Date as YYYY-MM-DD. */
  readonly on: string
}

/** A client with everything that it did. */
export interface TestedClient {
  readonly name: string
  readonly version: string
  readonly usage: string
  /** Rules that it broke with no fault armed, and how often. */
  readonly findings: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, ClientResult>>
}

const FILES = ['client', 'fhirclient', 'oauth4webapi', 'openid-client', 'fhir-kit-client']

/**
 * Reads the committed results of the last run, those of the project's own client first; an interrupted run
 * lacks some clients.
 */
export async function readClients(root: string): Promise<TestedClient[]> {
  const folder = join(root, 'packages/e2e/clients/results')
  const there = await readdir(folder)
  const files = FILES.map((name) => `${name}.json`).filter((file) => there.includes(file))
  return Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as TestedClient),
  )
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The result of a client for a fault in one variant, as `packages/e2e/clients` recorded it. */
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
  /** By the name of the fault, followed by the parameters of the variant as JSON if there are any. */
  readonly faults: Readonly<Record<string, ClientResult>>
  readonly explanations: readonly Explanation[]
}

/** The reason for verdicts of a client, as a person found it in the client's source. */
export interface Explanation {
  readonly faults: readonly string[]
  /** The outcome in the worst variant of each of them. */
  readonly outcome: string
  /** A sentence. */
  readonly why: string
  /** The file in the client's package. */
  readonly source: string
}

const FILES = ['client', 'fhirclient', 'oauth4webapi', 'openid-client', 'fhir-kit-client']

/**
 * Reads the committed results of the last run, those of the project's own client first, and their explanations;
 * an interrupted run lacks some clients.
 */
export async function readClients(root: string): Promise<TestedClient[]> {
  const folder = join(root, 'packages/e2e/clients')
  const there = await readdir(join(folder, 'results'))
  const files = FILES.map((name) => `${name}.json`).filter((file) => there.includes(file))
  return Promise.all(
    files.map(async (file) => {
      const results = JSON.parse(await readFile(join(folder, 'results', file), 'utf8'))
      const explanations = await readFile(join(folder, 'explanations', file), 'utf8').catch(() => '[]')
      return { ...results, explanations: JSON.parse(explanations) } as TestedClient
    }),
  )
}

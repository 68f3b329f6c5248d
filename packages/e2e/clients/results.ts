import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Verdict } from 'smart-mock'
import type { ClientUnderTest } from './client-under-test.ts'

/** The result of a client for a fault in one variant. */
export interface Result {
  readonly outcome: Verdict['outcome'] | 'not applicable'
  /** The reason in a sentence. */
  readonly reason: string
  /** The text that its user read, if any. */
  readonly shows?: string
  /** The day, as YYYY-MM-DD. */
  readonly on: string
}

/** All results of a client: a file of `results/`. */
export interface ClientResults {
  readonly name: string
  readonly version: string
  readonly usage: string
  /** Number of findings by rule, with no fault armed. */
  readonly findings: Readonly<Record<string, number>>
  /** By the name of the case: that of the fault, followed by the parameters of the variant as JSON. */
  readonly faults: Readonly<Record<string, Result>>
}

/** Reads the results of this version of the client; those of another version are ignored. */
export async function readResults(file: string, client: ClientUnderTest): Promise<ClientResults> {
  const { name, version, usage } = client
  const empty = { name, version, usage, findings: {}, faults: {} }
  const text = await readFile(file, 'utf8').catch(() => undefined)
  const known = text === undefined ? empty : (JSON.parse(text) as ClientResults)
  return known.version === version ? { ...known, usage } : empty
}

/** Replaces the file as a whole, so that whatever ends the program leaves the old one or the new one. */
export async function writeResults(file: string, results: ClientResults): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.draft`
  await writeFile(draft, `${JSON.stringify(results, null, 2)}\n`)
  await rename(draft, file)
}

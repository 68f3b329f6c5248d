import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ClientUnderTest } from './client-under-test.ts'

/** What a client did with a fault. */
export interface Result {
  readonly answer: 'met' | 'not met' | 'pending' | 'inconclusive' | 'not exercised' | 'not applicable'
  /** Why, in a sentence. */
  readonly says: string
  /** What its user got to read, if anything. */
  readonly shows?: string
  /** The day, as YYYY-MM-DD. */
  readonly on: string
}

/** Everything that is known of a client: a file of `results/`. */
export interface ClientResults {
  readonly name: string
  readonly version: string
  readonly usage: string
  /** What the rules said of it with no fault armed: rule, and how often. */
  readonly findings: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, Result>>
}

/** What is known of this version of the client; nothing of another one. */
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

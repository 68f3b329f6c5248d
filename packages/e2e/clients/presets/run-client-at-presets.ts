import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { PresetCase } from 'smart-mock/preset-trials'
import type { ClientUnderTest } from '../client-under-test.ts'
import type { ClientPresetResults, PresetResult } from './preset-results.ts'
import { runAtPreset, runWithOptions } from './run-at-preset.ts'

const AT_ONCE = 3

export interface PresetRunSettings {
  /** File with the results of this client. */
  readonly file: string
  readonly cases: readonly PresetCase[]
  /** Called with lines about the progress. */
  readonly say: (line: string) => void
}

/** Runs a client at the presets without a result, after two runs at a strict server; every result is written at once. */
export async function runClientAtPresets(
  client: ClientUnderTest,
  { file, cases, say }: PresetRunSettings,
): Promise<void> {
  const known = await readResults(file, client)
  const presets = new Map(Object.entries(known.presets))
  const open = cases.filter(({ choice }) => !presets.has(choice.preset))
  if (open.length === 0) return
  const references = [await runWithOptions(client, {}), await runWithOptions(client, {})]
  let next = 0
  let writing = Promise.resolve()
  const work = async () => {
    for (let each = open[next++]; each; each = open[next++]) {
      const result = await runAtPreset(client, each, references)
      presets.set(each.choice.preset, result)
      say(`${client.name} at ${each.choice.preset}: ${describeResult(result)}`)
      const inOrder = cases.flatMap(({ choice: { preset } }) => {
        const done = presets.get(preset)
        return done ? [[preset, done] as const] : []
      })
      writing = writing.then(() => write(file, { ...known, presets: Object.fromEntries(inOrder) }))
      await writing
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

const describeResult = ({ causes }: PresetResult) =>
  causes.length === 0
    ? 'works'
    : causes.map(({ values }) => values.map(({ name }) => name).join(' + ')).join(', ')

/** Reads the results of this version of the client; those of another version are ignored. */
async function readResults(file: string, { name, version }: ClientUnderTest): Promise<ClientPresetResults> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  const known = text === undefined ? undefined : (JSON.parse(text) as ClientPresetResults)
  return known?.version === version ? known : { name, version, presets: {} }
}

async function write(file: string, results: ClientPresetResults): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.draft`
  await writeFile(draft, `${JSON.stringify(results, null, 2)}\n`)
  await rename(draft, file)
}

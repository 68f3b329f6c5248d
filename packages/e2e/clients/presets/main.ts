/**
 * Runs every client at every preset with no fault armed, and writes the results to `results/`, from which
 * `docs/presets.md` is built: `pnpm --filter @smart-mock/e2e run presets`. Resumes an interrupted run; with `--again`
 * starts from the beginning, with names of clients runs only these.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { selectPresetCases } from 'smart-mock/preset-trials'
import { createClients, toFileName } from '../create-clients.ts'
import { runClientAtPresets } from './run-client-at-presets.ts'

const args = process.argv.slice(2)
const folder = join(import.meta.dirname, 'results')
if (args.includes('--again')) await rm(folder, { recursive: true, force: true })
const { list, close } = await createClients()
const names = args.filter((arg) => !arg.startsWith('-'))
const unknown = names.filter((name) => list.every((client) => client.name !== name))
if (unknown.length > 0) throw new Error(`there is no client ${unknown.join(', ')}`)

// A client may leave unhandled promises when its run is over.
process.on('unhandledRejection', () => undefined)

for (const client of list) {
  if (names.length > 0 && !names.includes(client.name)) continue
  const file = join(folder, toFileName(client))
  await runClientAtPresets(client, { file, cases: selectPresetCases('all'), say: console.log })
}
await close()
// Requests of clients that never give up are still open.
process.exit(0)

/**
 * Runs the kit for servers at every preset, and writes which cases do not pass, and because of which values, to
 * `results/`, from which `docs/conformance-at-presets.md` and the pages of presets are built:
 * `pnpm --filter @smart-mock/e2e run conformance`. Resumes an interrupted run; with `--again` starts from the beginning,
 * with names of presets runs only these.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PRESET_FINDINGS_FOLDER } from 'smart-mock/docs'
import { type PresetCase, selectPresetCases } from 'smart-mock/preset-trials'
import { startServersUnderTest } from '../set-ups.ts'
import { prepareTrial } from './prepare-trial.ts'
import { runAtPreset } from './run-at-preset.ts'

const AT_ONCE = 2
const FOLDER = join(import.meta.dirname, '../../../..', PRESET_FINDINGS_FOLDER)

const args = process.argv.slice(2)
const names = args.filter((arg) => !arg.startsWith('-'))
const cases = selectPresetCases(names.length > 0 ? names.join() : 'all')
await mkdir(FOLDER, { recursive: true })
const toFile = ({ choice }: PresetCase) => `${choice.preset}.json`
const done = args.includes('--again') ? [] : await readdir(FOLDER)
const open = cases.filter((each) => !done.includes(toFile(each)))
const servers = await startServersUnderTest()
let next = 0
const work = async () => {
  for (let each = open[next++]; each; each = open[next++]) {
    const found = await runAtPreset(await prepareTrial(servers, each))
    await writeFile(join(FOLDER, toFile(each)), `${JSON.stringify(found, null, 2)}\n`)
    console.log(`${each.name}: ${found.passed} passed, ${found.findings.length} not passed`)
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work))
await servers.close()

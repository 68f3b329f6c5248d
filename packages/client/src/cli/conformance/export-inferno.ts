import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { writeFileAtomically } from '@smart-mock/cli-kit'
import type { ReadConfig } from '../../conformance/config/read-config.ts'
import { toInfernoPresets } from '../../conformance/config/to-inferno-presets.ts'
import type { RunSettings } from '../../conformance/run/settings.ts'

/** Writes one file for each suite of Inferno into the working folder, and returns what to tell about them. */
export async function exportInferno(
  { target }: RunSettings,
  { config, folder }: ReadConfig,
): Promise<string> {
  const jwks = config.keys?.file && (await readFile(resolve(folder, config.keys.file), 'utf8'))
  const lines = []
  for (const preset of toInfernoPresets(target, jwks)) {
    const file = `inferno-${preset.test_suite_id}.json`
    await writeFileAtomically(join(process.cwd(), file), `${JSON.stringify(preset, null, 2)}\n`)
    lines.push(`${file}: ${preset.inputs.map(({ name }) => name).join(', ')}`)
  }
  return `${lines.join('\n')}
These files have the secrets and private keys of your configuration; only you can read them.
Register Inferno's redirect URI and launch URI for these clients at your server.
`
}

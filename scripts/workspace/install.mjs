import { readdirSync } from 'node:fs'
import { Failure } from './failure.mjs'
import { pnpm } from './pnpm.mjs'
import { root } from './root.mjs'
import { whenStale } from './when-stale.mjs'

/** Installs the dependencies exactly by the lockfile; does nothing when they are already installed. */
export const install = () => {
  const manifests = readdirSync(`${root}packages`).map((name) => `packages/${name}/package.json`)
  const inputs = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]
  return whenStale(
    { base: root, name: 'installed', inputs, outputs: ['node_modules/.modules.yaml'] },
    async () => {
      console.log('Installing dependencies …')
      const code = await pnpm(['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'])
      if (code !== 0)
        throw new Failure('The dependencies could not be installed; the messages above say why.')
    },
  )
}

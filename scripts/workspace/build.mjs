import { Failure } from './failure.mjs'
import { pnpm } from './pnpm.mjs'
import { root } from './root.mjs'
import { isFresh, whenStale } from './when-stale.mjs'

const inputs = [
  'packages/fhir-engine',
  'packages/page-kit',
  'packages/cli-kit',
  'packages/console',
  'packages/mock-auth-server',
  'packages/client',
  'packages/e2e/clients/results',
  'spec',
  'docs',
  'scripts/package',
  'tsconfig.base.json',
  'pnpm-lock.yaml',
]
const outputs = [
  'packages/mock-auth-server/dist/cli.js',
  'packages/mock-auth-server/store-client/node_modules/ioredis/package.json',
  'packages/client/dist/cli.js',
]
const task = { base: root, name: 'built', inputs, outputs }

/** Tells whether the builds of the mock and the client are those of their sources. */
export const isBuilt = () => isFresh(task)

/** Builds the mock and the client; does nothing when their sources are those of the last build. */
export const build = () =>
  whenStale(task, async () => {
    console.log('Building …')
    const code = await pnpm(['exec', 'turbo', 'run', 'build', '--output-logs=errors-only'])
    if (code !== 0) throw new Failure('The build failed; the messages above say why.')
  })

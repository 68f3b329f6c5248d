import { runChecks } from './checks/run-checks.mjs'
import { Failure } from './workspace/failure.mjs'
import { install } from './workspace/install.mjs'
import { main } from './workspace/main.mjs'

// `pnpm check`: format, lint, layers, cycles, types, unused code, generated files.

main(async () => {
  await install()
  const failed = await runChecks()
  if (failed.length > 0) throw new Failure(`Not in order: ${failed.join('; ')}.`)
  console.log('\nAll in order.')
  return 0
})

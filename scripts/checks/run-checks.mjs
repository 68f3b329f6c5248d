import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pnpm } from '../workspace/pnpm.mjs'
import { root } from '../workspace/root.mjs'
import { run } from '../workspace/run.mjs'
import { tool } from '../workspace/tool.mjs'

/** @type {{ name: string, run: () => Promise<number> }[]} */
const checks = [
  {
    name: 'format, lint, layers and cycles',
    run: () => run(tool('biome'), ['check', '--error-on-warnings', '--no-errors-on-unmatched']),
  },
  { name: 'types', run: () => pnpm(['exec', 'turbo', 'run', 'typecheck', '--output-logs=errors-only']) },
  { name: 'unused code', run: () => run(tool('knip'), []) },
  {
    name: 'code that only tests use',
    run: () => run(tool('knip'), ['--production', '--include', 'files,dependencies']),
  },
]

const docs = join(root, 'scripts/docs.mjs')
if (existsSync(docs)) {
  checks.push({ name: 'generated files', run: () => run(process.execPath, [docs, '--check']) })
}

/**
 * Runs every check to its end, even after one has failed, and resolves to the names of those that failed.
 *
 * @returns {Promise<string[]>}
 */
export const runChecks = async () => {
  /** @type {string[]} */
  const failed = []
  for (const check of checks) {
    console.log(`\n── ${check.name}`)
    if ((await check.run()) !== 0) failed.push(check.name)
  }
  return failed
}

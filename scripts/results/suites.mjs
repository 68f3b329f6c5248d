import { join } from 'node:path'
import { provideChromium } from '../chromium/provide-chromium.mjs'
import { root } from '../workspace/root.mjs'
import { run } from '../workspace/run.mjs'
import { tool } from '../workspace/tool.mjs'
import { readPlaywright } from './read-playwright.mjs'
import { readVitest } from './read-vitest.mjs'

/** @param {string} name */
const reportOf = (name) => join(root, '.cache/results', `${name}.json`)

/** @param {string} name @param {string} folder @returns {import('./run-suite.mjs').Suite} */
const vitest = (name, folder) => {
  const report = reportOf(name)
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name, report, read: readVitest, run: () => run(tool('vitest'), args, { cwd: join(root, folder) }) }
}

/** @returns {import('./run-suite.mjs').Suite} */
const playwright = () => {
  const report = reportOf('e2e')
  const start = async () => {
    const env = { CHROMIUM_PATH: await provideChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    const cwd = join(root, 'packages/e2e')
    return run(tool('playwright', 'packages/e2e'), ['test', '--reporter=list,json'], { cwd, env })
  }
  return { name: 'e2e', report, read: readPlaywright, run: start }
}

/** Everything that `npm test` runs, the quickest first. */
export const suites = [
  vitest('scripts', 'scripts'),
  vitest('mock-auth-server', 'packages/mock-auth-server'),
  vitest('client', 'packages/client'),
  vitest('examples', 'examples'),
  playwright(),
]

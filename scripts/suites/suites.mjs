import { join } from 'node:path'
import { selectOtherVersion } from '../providers/node/versions.mjs'
import { root } from '../workspace/root.mjs'
import { repeatOn, withNode } from './with-node.mjs'

const reporters = join(root, 'scripts/suites/reporters')

/**
 * @param {Omit<import('./suite.mjs').Suite, 'program' | 'args'> & { args?: string[] }} suite
 * @returns {import('./suite.mjs').Suite}
 */
const defineVitest = ({ args = [], ...suite }) => ({
  ...suite,
  program: join(root, 'node_modules/vitest/vitest.mjs'),
  args: ['run', '--reporter=default', `--reporter=${join(reporters, 'vitest-reporter.mjs')}`, ...args],
})

/**
 * @param {Omit<import('./suite.mjs').Suite, 'program' | 'args'> & { args?: string[] }} suite
 * @returns {import('./suite.mjs').Suite}
 */
const definePlaywright = ({ args = [], ...suite }) => ({
  ...suite,
  program: join(root, suite.folder, 'node_modules/@playwright/test/cli.js'),
  args: ['test', `--reporter=list,${join(reporters, 'playwright-reporter.mjs')}`, ...args],
})

const scripts = {
  name: 'scripts',
  folder: 'scripts',
  requires: [],
  usualSeconds: 80,
  args: ['--exclude', 'image/**', '--exclude', 'services/**'],
}
const image = {
  name: 'image',
  folder: 'scripts',
  requires: ['image-tools', 'valkey'],
  usualSeconds: 45,
  args: ['image/'],
}
const services = {
  name: 'services',
  folder: 'scripts',
  requires: ['valkey', 'haproxy', 'nginx'],
  usualSeconds: 15,
  args: ['--dir', 'services'],
}
const engine = { name: 'fhir-engine', folder: 'packages/fhir-engine', requires: [], usualSeconds: 200 }
const mock = {
  name: 'mock-auth-server',
  folder: 'packages/mock-auth-server',
  requires: [],
  usualSeconds: 400,
  args: ['--project=all', '--project=jittered'],
}
/**
 * What one tenant does, once more with its state in Valkey, and through a proxy over three processes; and what several
 * processes do that share it.
 */
const storedMock = {
  name: 'mock-auth-server-stored',
  folder: 'packages/mock-auth-server',
  requires: ['valkey', 'haproxy'],
  usualSeconds: 330,
  args: ['--project=stored', '--project=routed', '--project=sharing'],
}
const consolePage = { name: 'console', folder: 'packages/console', requires: [], usualSeconds: 2 }
const pageKit = { name: 'page-kit', folder: 'packages/page-kit', requires: [], usualSeconds: 2 }
const cliKit = { name: 'cli-kit', folder: 'packages/cli-kit', requires: [], usualSeconds: 5 }
const site = { name: 'site', folder: 'packages/site', requires: [], usualSeconds: 3 }
const client = { name: 'client', folder: 'packages/client', requires: [], usualSeconds: 20 }
const examples = { name: 'examples', folder: 'examples', requires: ['chromium'], usualSeconds: 180 }
const headless = { name: 'headless', folder: 'packages/e2e', requires: [], usualSeconds: 250 }
const e2e = { name: 'e2e', folder: 'packages/e2e', requires: ['chromium'], usualSeconds: 650 }

/** `pnpm check`, each check a case. @type {import('./suite.mjs').Suite} */
const check = {
  name: 'check',
  folder: '.',
  requires: [],
  usualSeconds: 40,
  program: join(root, 'scripts/check.mjs'),
  args: [],
}

/**
 * Returns everything that `npm test` runs: the lanes run side by side, the suites of a lane one after the other. The
 * first lane waits for its browser while the other computes.
 *
 * @returns {import('./suite.mjs').Suite[][]}
 */
const listAll = () => [
  [
    definePlaywright(e2e),
    defineVitest(examples),
    defineVitest(engine),
    defineVitest(image),
    defineVitest(services),
    defineVitest(storedMock),
    defineVitest(pageKit),
    defineVitest(cliKit),
    defineVitest(consolePage),
    defineVitest(site),
    defineVitest(client),
  ],
  [defineVitest(scripts), defineVitest(headless), defineVitest(mock)],
]

/**
 * Returns what `npm test -- --quick` runs: the tests beside their subjects, and one login in Chromium.
 *
 * @returns {import('./suite.mjs').Suite[][]}
 */
const listQuick = () => [
  [definePlaywright({ ...e2e, usualSeconds: 20, args: ['--grep', '@quick'] })],
  [
    defineVitest({ ...engine, usualSeconds: 10, args: ['src/'] }),
    defineVitest({ ...mock, usualSeconds: 20, args: ['src/', '--project=all'] }),
    defineVitest(pageKit),
    defineVitest(cliKit),
    defineVitest(consolePage),
    defineVitest(site),
    defineVitest({ ...client, args: ['src/'] }),
  ],
]

/**
 * Returns what shows within a minute that the packages work on a Node.js other than that of the machine: both as packed
 * and installed, their command lines, and how they listen, fetch and shut down.
 *
 * @param {number} major
 */
const listOnOther = (major) =>
  [
    defineVitest({ ...scripts, usualSeconds: 25, args: ['package/published.test.ts'] }),
    defineVitest({
      ...mock,
      usualSeconds: 15,
      args: ['test/cli/shutdown.test.ts', 'test/listeners/', '--project=all'],
    }),
    defineVitest({ ...client, usualSeconds: 10, args: ['test/server/', 'test/login/'] }),
  ].map((suite) => withNode(suite, major))

/**
 * Returns the lanes of suites to run; `pnpm check` is the last suite of the first lane. With versions of Node.js, those
 * run everything; without, the newest other one runs what is listed for it.
 *
 * @param {object} options
 * @param {boolean} options.isQuick
 * @param {boolean} options.withCheck
 * @param {readonly import('../providers/node/versions.mjs').NodeVersion[]} options.versions
 */
export const selectLanes = ({ isQuick, withCheck, versions }) => {
  const all = isQuick ? listQuick() : listAll()
  const lanes = versions.length > 0 ? repeatOn(all, versions) : all
  if (!isQuick && versions.length === 0)
    lanes[0]?.push(...listOnOther(selectOtherVersion(process.versions.node).major))
  if (withCheck) lanes[0]?.push(check)
  return lanes
}

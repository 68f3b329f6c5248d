import { mkdtempSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { hidePrograms } from './decoys.mjs'

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * Returns the environment as it would be on a machine with only Node.js and npm: no browser, no pnpm, and a
 * home folder without caches. npm's own settings remain, since they name the registry.
 *
 * @param {Environment} environment
 * @returns {Environment}
 */
export const toBareEnvironment = (environment) => {
  const rest = { ...environment }
  for (const name of ['CHROMIUM_PATH', 'HEADLESS_CHROMIUM_PATH', 'PLAYWRIGHT_BROWSERS_PATH'])
    delete rest[name]
  const home = mkdtempSync(join(tmpdir(), 'smart-mock-bare-home-'))
  return {
    ...rest,
    HOME: home,
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
    npm_config_cache: join(home, '.npm'),
    npm_config_userconfig: rest.npm_config_userconfig ?? join(homedir(), '.npmrc'),
    PATH: hidePrograms('package-managers', ['pnpm', 'yarn'], rest.PATH),
  }
}

/**
 * Returns the environment of a suite: its requirements as provided, everything else withheld, so that a suite
 * with a missing declaration fails on every machine, not only on those that lack it.
 *
 * @param {Environment} environment
 * @param {readonly string[]} requires names of providers
 * @param {Readonly<Record<string, string>>} provided the environment that their providers returned
 * @param {readonly import('./providers.mjs').Provider[]} providers all there are
 * @returns {Environment}
 */
export const createSuiteEnvironment = (environment, requires, provided, providers) => {
  const suite = { ...environment, ...provided }
  for (const { name, withheld, programs } of providers) {
    if (requires.includes(name)) continue
    Object.assign(suite, withheld, { PATH: hidePrograms(name, programs, suite.PATH) })
  }
  return suite
}

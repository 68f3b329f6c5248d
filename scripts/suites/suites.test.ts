import { expect, test } from 'vitest'
import { nodeVersions } from '../providers/node/versions.mjs'
import { selectLanes } from './suites.mjs'

const select = (versions: typeof nodeVersions | [] = []) =>
  selectLanes({ isQuick: false, withCheck: false, versions }).flat()

test('runs part of the suites on one other version by default', () => {
  const others = select().filter(({ node }) => node !== undefined)
  expect(new Set(others.map(({ node }) => node)).size).toBe(1)
  expect(others.map(({ name }) => name.replace(/-on-node-\d+$/, ''))).toEqual([
    'scripts',
    'mock-auth-server',
    'client',
  ])
})

test('runs every suite on every version, those with a browser on two', () => {
  const whole = select().filter(({ node }) => node === undefined)
  const suites = select(nodeVersions)
  for (const { name, requires } of whole) {
    const on = suites.filter((suite) => suite.name.startsWith(`${name}-on-node-`))
    expect(on.map(({ node }) => node)).toEqual(requires.includes('chromium') ? [20, 26] : [20, 22, 24, 26])
  }
  expect(suites.filter(({ node, requires }) => !requires.includes(`node-${node}`))).toEqual([])
})

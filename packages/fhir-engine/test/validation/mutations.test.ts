import { beforeAll, describe, expect, it } from 'vitest'
import { loadSampleData } from '../../src/index.ts'
import { judgeResource } from '../../src/validation/judge-resource.ts'
import { loadValidation } from '../../src/validation/load-validation.ts'
import type { Any } from '../engine.ts'
import { BROKEN, PLACES } from './broken-values.ts'
import { BROKEN_TOGETHER } from './invariants-broken.ts'
import { TRICKY } from './tricky-valid.ts'

const data = loadSampleData() as Any[]

/** Returns a sample resource of a type, without its profile, with the values at some paths (`name.0.family`) replaced. */
function mutate(type: string, changes: Readonly<Record<string, unknown>>): Any {
  const resource = structuredClone(data.find((each) => each.resourceType === type))
  delete resource.meta?.profile
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    const last = keys.pop() as string
    const owner = keys.reduce(
      (at, key, i) => (at[key] ??= /^\d+$/.test(keys[i + 1] ?? last) ? [] : {}),
      resource,
    )
    if (value === undefined) delete owner[last]
    else owner[last] = value
  }
  return resource
}

const broken = [
  ...PLACES.flatMap((place) => {
    const [type = '', path = '', kind = ''] = place.split(' ')
    return (BROKEN[kind] ?? []).map((value) => [type, { [path]: value }] as const)
  }),
  ...BROKEN_TOGETHER,
]
const errors = ([type, changes]: (typeof broken)[number]) =>
  judgeResource(mutate(type, changes), type, []).filter(({ severity }) => severity === 'error')
const name = ([type, changes]: (typeof broken)[number]) => `${type} ${JSON.stringify(changes)}`

describe('$validate over mutated sample resources', () => {
  beforeAll(loadValidation)

  it('accepts the resources themselves', () => {
    const types = [...new Set([...broken, ...TRICKY].map(([type]) => type))]
    expect(types.flatMap((type) => errors([type, {}]))).toEqual([])
    expect(types.length).toBeGreaterThan(25)
  })

  it('accepts no broken one', () => {
    expect(broken.length).toBeGreaterThan(300)
    expect(broken.filter((each) => errors(each).length === 0).map(name)).toEqual([])
  })

  it('rejects no valid one', () => {
    expect(TRICKY.length).toBeGreaterThan(50)
    expect(
      TRICKY.flatMap((each) => errors(each).map((issue) => `${name(each)}: ${issue.diagnostics}`)),
    ).toEqual([])
  })
})

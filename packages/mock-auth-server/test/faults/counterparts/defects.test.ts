import { describe, expect, test } from 'vitest'
import type { AnyFault } from '../../../src/core/declare/fault.ts'
import { ERROR_DEFECTS } from '../../../src/faults/counterparts/error-defects.ts'
import { COUNTERPARTS } from '../../../src/faults/counterparts/list.ts'
import { listVariants } from '../../../src/testing/list-variants.ts'
import { useTenants } from '../../presets/use-tenants.ts'
import { PROVOCATIONS } from '../../support/counterparts/list.ts'

const createTenant = useTenants()

const DEFECTS = COUNTERPARTS.filter(({ name }) => name !== 'requirement-unenforced')

/** Returns the variants of a fault as parameters. */
function variantsOf(fault: AnyFault): readonly Record<string, unknown>[] {
  return fault.name === 'error-defect'
    ? ERROR_DEFECTS.map(({ at, defect }) => ({ at, defect }))
    : listVariants(fault)
}

const CASES = [
  ...DEFECTS.flatMap((fault) => variantsOf(fault).map((params) => [fault.name, params] as const)),
  ['state-changed', { to: 'plus-as-space' }] as const,
].map(([name, params]) => [name, Object.values(params).join(' '), params] as const)

describe.concurrent.each(CASES)('%s %s', (name, variant, params) => {
  const { send, shows } = PROVOCATIONS[name]?.[variant] ?? {}

  test('changes what a suite that tests servers looks at, by its declared points only', async () => {
    const [plain, faulty] = [createTenant(), createTenant()]
    const armed = await faulty.arm(name, { params, times: 1000 })
    expect(await send?.(plain)).toEqual(shows?.[0])
    expect(await send?.(faulty)).toEqual(shows?.[1])
    const changed = faulty.journal
      .find()
      .flatMap(({ strikes }) => strikes.flatMap(({ changes }) => changes.map(({ point }) => point)))
    expect(changed.length).toBeGreaterThan(0)
    expect(Object.keys(armed.armed.declaration.points ?? {})).toEqual(expect.arrayContaining(changed))
  })
})

test('an error defect is refused where it does not exist, with those that do', async () => {
  const params = { at: 'refresh', defect: 'html' }
  await expect(createTenant().arm('error-defect', { params })).rejects.toThrow(
    'html is not at refresh, which has status-403',
  )
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AUTHORIZE_FAULTS } from '../../src/faults/authorize/list.ts'
import { DISCOVERY_FAULTS } from '../../src/faults/discovery/list.ts'
import { ID_TOKEN_FAULTS } from '../../src/faults/id-token/list.ts'
import { LAUNCH_FAULTS } from '../../src/faults/launch/list.ts'
import { METADATA_FAULTS } from '../../src/faults/metadata/list.ts'
import { TOKEN_FAULTS } from '../../src/faults/token/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { listVariants } from '../../src/testing/list-variants.ts'
import { carefulRun } from '../support/careful-run.ts'

let mock: Mock
let secure: Mock
beforeAll(async () => {
  mock = await createMock()
  secure = await createMock({ https: 'local' })
})
afterAll(async () => {
  await mock.close()
  await secure.close()
})

/**
 * Faults whose handling is not observable: a client that ignores an odd user and continues looks like one
 * that does not use id_tokens.
 */
const UNTOLD = ['fhir-user-odd']

const FAULTS = [
  ...LAUNCH_FAULTS,
  ...DISCOVERY_FAULTS,
  ...METADATA_FAULTS,
  ...AUTHORIZE_FAULTS,
  ...TOKEN_FAULTS,
  ...ID_TOKEN_FAULTS,
]

describe.each(FAULTS.map((fault) => [fault.name, fault] as const))(
  'a client that checks everything meets %s',
  (name, fault) => {
    test.each(listVariants(fault).map((params) => [JSON.stringify(params), params] as const))(
      '%s',
      async (_, params) => {
        const on = fault.prerequisites?.includes('https') ? secure : mock
        const { shown, verdict } = await carefulRun(on, fault, params)
        if (fault.kind === 'informational') return expect(verdict.outcome).not.toBe('not met')
        expect(`${verdict.outcome}: ${verdict.reason}; it showed ${shown}`).toMatch(
          UNTOLD.includes(name) ? /^(met|inconclusive):/ : /^met:/,
        )
        if (fault.kind === 'must-tolerate') expect(shown).toBeUndefined()
      },
    )
  },
)

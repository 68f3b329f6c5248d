import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { configSchema } from '../../src/conformance/config/config-schema.ts'

const FILE = join(import.meta.dirname, '../../../../docs/conformance.schema.json')

test('publishes the schema of the configuration as it is', async () => {
  const title = 'Configuration of smart-client conformance'
  const schema = { ...z.toJSONSchema(configSchema, { io: 'input' }), title }
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(FILE)
})

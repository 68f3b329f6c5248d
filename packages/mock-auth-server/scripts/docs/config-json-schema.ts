import { z } from 'zod'
import { configSchema } from '../../src/cli/config-schema.ts'
import { FAULTS } from '../../src/faults/list.ts'

/** Where the schema of the published package can be read: npm's files are served there. */
const SCHEMA_URL = 'https://unpkg.com/smart-mock/schema.json'

/** Builds `docs/smart-mock.schema.json`, with which editors complete and check a configuration file. */
export function configJsonSchema(): object {
  const names = FAULTS.map(({ name }) => name).sort()
  const schema = z.toJSONSchema(configSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const fault = jsonSchema.properties?.fault
      if (fault && typeof fault === 'object') fault.examples = names
    },
  })
  return { $id: SCHEMA_URL, ...schema }
}

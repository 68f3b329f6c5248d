import { z } from 'zod'
import { configSchema } from '../../src/cli/config-schema.ts'
import { FAULTS } from '../../src/faults/list.ts'

/** `docs/smart-mock.schema.json`: what editors complete and check a configuration file by. */
export function configJsonSchema(): object {
  const names = FAULTS.map(({ name }) => name).sort()
  return z.toJSONSchema(configSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const fault = jsonSchema.properties?.fault
      if (fault && typeof fault === 'object') fault.examples = names
    },
  })
}

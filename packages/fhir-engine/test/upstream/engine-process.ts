import { createFhirBase } from '../../src/index.ts'
import { loadBuiltIn } from '../../src/terminology/load-built-in.ts'
import { engine } from './engine.ts'
import { serve } from './serve.ts'

// The project's engine without security, as a program: it receives resources, and sends its FHIR base.
process.once('message', async (resources) => {
  await loadBuiltIn()
  const { base } = await serve(() => engine(createFhirBase(resources as fhir4.FhirResource[]).fork()))
  process.send?.(base)
})
process.once('disconnect', () => process.exit())

import { json } from 'node:stream/consumers'
import { createFhirBase } from '../../src/fhir/index.ts'
import { engine } from './engine.ts'
import { serve } from './serve.ts'

// Our own engine with security off, as a program: resources as JSON on its input, its FHIR base on its output.
const resources = (await json(process.stdin)) as fhir4.FhirResource[]
const { base } = await serve(() => engine(createFhirBase(resources).fork()))
process.stdout.write(`${base}\n`)

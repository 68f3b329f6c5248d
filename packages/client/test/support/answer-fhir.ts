import { createJsonReply, type Reply, type Seen } from './tamper.ts'

/** Answers a request below the FHIR base: any resource by id, and three pages of every search. */
export function answerFhir({ url, headers }: Seen, fhirBase: string): Reply {
  const path = url.slice('/fhir/'.length)
  if (path === 'metadata')
    return createJsonReply({
      resourceType: 'CapabilityStatement',
      rest: [
        {
          mode: 'server',
          resource: [{ type: 'Patient', interaction: [{ code: 'read' }], searchParam: [] }],
        },
      ],
    })
  if (!headers.authorization?.startsWith('Bearer access-'))
    return createJsonReply(
      {
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error', code: 'login', diagnostics: 'no token' }],
      },
      401,
    )
  const [address = '', query = ''] = path.split('?')
  const [type, id] = address.split('/')
  if (id) return createJsonReply({ resourceType: type, id })
  const page = Number(new URLSearchParams(query).get('page') ?? '1')
  const link = page < 3 ? [{ relation: 'next', url: `${fhirBase}/${type}?page=${page + 1}` }] : []
  return createJsonReply({
    resourceType: 'Bundle',
    type: 'searchset',
    link,
    entry: [{ resource: { resourceType: type, id: `r${page}`, subject: { reference: 'Patient/p1' } } }],
  })
}

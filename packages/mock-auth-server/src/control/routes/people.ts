import { searchUpstreamPatients } from '@smart-mock/fhir-engine/upstream'
import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../route.ts'
import { listEncounters } from '../views/list-encounters.ts'

const users = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/users',
  id: 'listUsers',
  summary: 'Lists the users who can sign in.',
  response: z.object({
    users: z.array(
      z.object({
        reference: z.string().describe('Such as `Practitioner/id`.'),
        name: z.string(),
        role: z.string(),
        birthDate: z.string().optional(),
      }),
    ),
  }),
  handle: ({ hosted }) => ({ users: hosted().tenant.users }),
})

const patients = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/patients',
  id: 'listPatients',
  summary: 'Finds patients by words of name, id, identifier or birth date.',
  query: z.object({
    text: z.string().max(200).default(''),
    offset: z.coerce.number().int().min(0).default(0),
    count: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({
    total: z.int(),
    patients: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        birthDate: z.string().optional(),
        gender: z.string().optional(),
        note: z.string().optional().describe('What is special about this patient for a test.'),
      }),
    ),
  }),
  async handle({ hosted, query: { text, offset, count } }) {
    const { fhir, upstream } = hosted()
    if (upstream) await searchUpstreamPatients(upstream, fhir, text)
    return fhir.findPatients({ text, offset, count })
  },
})

const encounters = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/patients/{id}/encounters',
  id: 'listEncounters',
  summary: 'Lists the encounters of a patient, newest first.',
  response: z.object({
    encounters: z.array(z.object({ id: z.string(), title: z.string(), start: z.string().optional() })),
  }),
  handle: ({ hosted, params }) => ({ encounters: listEncounters(hosted().fhir, params.id ?? '') }),
})

export const PEOPLE_ROUTES: readonly AnyRoute[] = [users, patients, encounters]

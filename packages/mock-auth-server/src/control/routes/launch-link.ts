import { z } from 'zod'
import { type LaunchRequest, prepareLaunch } from '../../exchange/tenants/launches.ts'
import { type AnyRoute, defineRoute } from '../route.ts'
import { fhirContextItemSchema } from '../schemas.ts'

const asJson = z
  .string()
  .max(20_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'it is not JSON' })
      return z.NEVER
    }
  })
  .pipe(z.array(fhirContextItemSchema).max(50))

const flag = z.enum(['true', 'false'])

const open = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/launch',
  id: 'openLaunch',
  summary: 'A reusable link: prepares a new EHR launch each time and redirects to its URL.',
  query: z.strictObject({
    clientId: z.string(),
    user: z.string().optional().describe('User as `Practitioner/id`; if absent, the sign-in page is shown.'),
    patient: z.string().optional().describe('Bare id of the patient in context.'),
    encounter: z.string().optional(),
    intent: z.string().optional(),
    needPatientBanner: flag.optional(),
    fhirContext: asJson.optional().describe('Further resources in context: a JSON array.'),
    appContext: z.string().max(10_000).optional().describe('Text for the app only.'),
    launchUri: z.string().optional().describe('One of the registered launch URLs; the first by default.'),
    embedded: flag.optional().describe('Opens the app in a frame of an EHR page.'),
  }),
  status: 302,
  handle: async ({ hosted, query: { needPatientBanner, embedded, ...request } }) => {
    const banner = needPatientBanner === undefined ? {} : { needPatientBanner: needPatientBanner === 'true' }
    const { url } = await prepareLaunch(hosted(), { ...request, ...banner } as LaunchRequest)
    return { url: embedded === 'true' ? `${url}?embedded` : url }
  },
})

export const LAUNCH_LINK_ROUTES: readonly AnyRoute[] = [open]

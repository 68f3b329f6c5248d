import { readHeader, type Walker } from '../walker.ts'
import { APPROVED, SCOPE } from './sign-in.ts'
import { logIn } from './tokens.ts'

/** Walks launches: links of the EHR, with contexts and embedded, logins that follow from them, and wrong links. */
export async function walkLaunches(walker: Walker): Promise<void> {
  const tenant = await walker.createTenant('launches', { autoApprove: APPROVED })
  const launch = { clientId: 'smart-client-public', ...APPROVED }
  const contexts = {
    plain: {},
    'with a context': {
      ...{ intent: 'reconcile-medications', needPatientBanner: false, tenant: 'ward-1' },
      fhirContext: [{ reference: 'Observation/amy-shaw-ldl-1' }],
    },
  }
  for (const [name, context] of Object.entries(contexts)) {
    const { url } = await walker.control('POST', '/tenants/launches/launches', { ...launch, ...context })
    const opened = await walker.send(`launch ${name}`, String(url))
    const location = readHeader(opened, 'location')
    const value = URL.canParse(location) ? (new URL(location).searchParams.get('launch') ?? '') : ''
    const scope = SCOPE.replace('launch/patient', 'launch')
    const tokens = await logIn(walker, tenant, `launched ${name}`, { launch: value, scope })
    await walker.send(`GET the style ${name}`, String(tokens.smart_style_url))
    await logIn(walker, tenant, `launched ${name} again`, { launch: value, scope })
    await walker.send(`launch ${name} embedded`, `${url}?embedded`)
  }
  await walker.send('launch of nothing', `${tenant.base}/launch/x`)
  await walker.send('launch without a value', `${tenant.base}/launch/`)
  const { fhirBase } = await walker.control('POST', '/scenarios', { autoApprove: APPROVED })
  await walker.send('GET the document of a link', `${fhirBase}/.well-known/smart-configuration`)
}

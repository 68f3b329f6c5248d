import { ENDPOINTS } from '../../../../src/wire/list.ts'
import { readHeader, type Walker } from '../walker.ts'
import { PAGE_ORIGIN } from './sign-in.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']
const ORIGINS = [{}, PAGE_ORIGIN, { Origin: 'https://elsewhere.example' }]
const SMART = '/fhir/.well-known/smart-configuration'

/** Walks the documents of a server, what is at other paths, and every endpoint by method and origin. */
export async function walkDocuments(walker: Walker): Promise<void> {
  const { base, name } = await walker.createTenant('documents')
  const get = (path: string, headers = {}, note = '') =>
    walker.send(`GET ${path}${note}`, base + path, { headers })
  for (const path of [
    SMART,
    '/auth/.well-known/openid-configuration',
    '/auth/.well-known/oauth-authorization-server',
  ])
    await get(path)
  const { origin } = new URL(base)
  for (const below of ['', '/auth', '/fhir']) {
    const path = `/.well-known/oauth-authorization-server/t/${name}${below}`
    await walker.send(`GET ${path}`, origin + path)
  }
  for (const accept of ['application/fhir+json', 'application/fhir+xml', 'text/html', 'application/json'])
    await get('/fhir/metadata', { Accept: accept }, ` as ${accept}`)
  for (const query of ['mode=terminology', 'mode=x', '_format=xml', '_format=json', '_summary=true'])
    await get(`/fhir/metadata?${query}`)
  const brands = await get('/brands/bundle.json')
  await get('/brands/bundle.json', { 'If-None-Match': readHeader(brands, 'etag') }, ' again')
  for (const path of [
    '/auth/jwks',
    '/auth/jwks/',
    '/',
    '/nothing',
    '/auth',
    '/auth/',
    '/auth/token/',
    '/fhir',
    '/fhir/',
  ])
    await get(path)
  await walker.send('GET another tenant', `${origin}/t/none/fhir/metadata`)
  await walker.send('GET a bad link', `${origin}/s/x/fhir/metadata`)
  await walkMethods(walker, base)
}

/** Sends every method and a preflight to every endpoint, from pages of the app, of others, and from no page. */
async function walkMethods(walker: Walker, base: string): Promise<void> {
  for (const { path } of ENDPOINTS) {
    const url = `${base}${path}${path.endsWith('/') ? 'x' : ''}`
    for (const [at, headers] of ORIGINS.entries()) {
      const from = `${path} from ${['no page', 'a page of the app', 'another page'][at]}`
      for (const method of METHODS) await walker.send(`${method} ${from}`, url, { method, headers })
      await walker.send(`HEAD ${from}`, url, { method: 'HEAD', headers })
      const asked = {
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization',
      }
      await walker.send(`preflight ${from}`, url, { method: 'OPTIONS', headers: { ...headers, ...asked } })
    }
  }
}

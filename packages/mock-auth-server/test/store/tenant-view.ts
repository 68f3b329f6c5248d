import type { Walked } from './broad-walk.ts'
import { control, type Site } from './site.ts'

/** What a tenant looks like from outside: bodies by the title of what was asked. */
export type TenantView = Readonly<Record<string, unknown>>

const PATHS = [
  '',
  '/clients',
  '/faults',
  '/verdicts',
  '/runs',
  '/users',
  '/patients',
  '/findings',
  '/preset-risks',
]

/** Returns everything that the control API tells about a tenant, once its verdicts wait for nothing. */
export async function viewQuietTenant(site: Site, name: string): Promise<TenantView> {
  const isWaiting = (view: TenantView) => JSON.stringify(view).includes('"flow":"open"')
  let view = await viewTenant(site, name)
  while (isWaiting(view)) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    view = await viewTenant(site, name)
  }
  return view
}

/** Returns everything that the control API tells about a tenant. */
async function viewTenant(site: Site, name: string): Promise<TenantView> {
  const get = async (path: string) => (await control(site, 'GET', `/tenants/${name}${path}`)).json
  const view: Record<string, unknown> = {}
  for (const path of PATHS) view[path] = await get(path)
  // The time goes on.
  const tenant = view[''] as { clock: { wallClock?: unknown } }
  delete tenant.clock.wallClock
  view.snapshot = (await control(site, 'GET', `/tenants/${name}/snapshot`)).text
  const { entries } = await get('/journal?limit=1000&secrets=shown')
  view.journal = entries
  for (const { id } of (view['/runs'] as { runs: { id: string }[] }).runs)
    view[`verdicts of ${id}`] = await get(`/verdicts?run=${id}`)
  return view
}

/** Returns the answers of all requests that only read, by their titles. */
export async function readWalked({ reads }: Walked): Promise<TenantView> {
  const view: Record<string, unknown> = {}
  for (const { title, send } of reads) {
    const { status, text, headers } = await send()
    view[title] = { status, text, etag: headers.get('etag') }
  }
  return view
}

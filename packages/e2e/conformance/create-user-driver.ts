import type { CreateLoginDriver, LoginEnd } from '@smart-mock/client/conformance'
import type { MockTenant } from 'smart-mock/testing'

const FORM = 'application/x-www-form-urlencoded'

/** Creates a login driver for a tenant that approves by itself, whose user can sign out. */
export const createUserDriver =
  ({ fhirBase }: MockTenant, user: string): CreateLoginDriver =>
  ({ send }) => ({
    name: 'script',
    abilities: new Set(['sign-out'] as const),
    authorize: async ({ url, form, redirectUri }): Promise<LoginEnd> => {
      const { exchangeId, headers, status } = await send(url, { ...(form && { body: form }) })
      const location = headers.get('location') ?? ''
      if (location.startsWith(redirectUri))
        return { kind: 'redirect', url: location, status, exchangeIds: [exchangeId] }
      const reason = `the server returned ${status}`
      return { kind: 'page', status, title: '', url, reason, exchangeIds: [exchangeId] }
    },
    signOut: async () => {
      const post = async (form: Record<string, string>, cookie = '') =>
        fetch(fhirBase.replace(/fhir$/, 'auth/manage'), {
          method: 'POST',
          redirect: 'manual',
          headers: { 'content-type': FORM, cookie },
          body: new URLSearchParams(form),
        })
      const [cookie = ''] = (await post({ step: 'sign-in', user })).headers.getSetCookie()
      await post({ step: 'sign-out' }, cookie.split(';')[0])
    },
    close: async () => {},
  })

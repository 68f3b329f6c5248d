import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { authorize } from '../../support/handshake.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** Opens a launch and returns how often the mock's banner is on the EHR page, and on the page that follows. */
async function countBanners(query: string, dest: string): Promise<number[]> {
  const { url, launch } = await mock.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
  const ehr = await fetch(url + query, { redirect: 'manual' })
  const changes = { launch, scope: 'launch patient/Patient.rs' }
  const login = await authorize(mock, changes, { headers: { 'Sec-Fetch-Dest': dest } })
  const pages = [await ehr.text(), await login.text()]
  expect(pages[1]).toContain('<h1>Sign in')
  return pages.map((page) => page.split('About this server').length - 1)
}

test.each([
  ['shows the banner on the EHR page and not again in its frame', '?embedded', 'iframe', [1, 0]],
  ['shows the banner on a login page that has left the frame', '?embedded', 'document', [1, 1]],
  ['shows the banner on a login page that another page than the EHR frames', '', 'iframe', [0, 1]],
])('%s', async (_, query, dest, counts) => {
  expect(await countBanners(query, dest)).toEqual(counts)
})

test('keeps a launch used up when its EHR page is opened again', async () => {
  const { url, launch } = await mock.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
  const changes = { launch, scope: 'launch patient/Patient.rs' }
  expect((await authorize(mock, changes)).status).toBe(200)
  await fetch(`${url}?embedded`)
  expect((await authorize(mock, changes)).headers.get('location')).toContain('error=invalid_request')
})

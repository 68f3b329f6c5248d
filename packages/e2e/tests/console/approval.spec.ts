import { goTo, openConsole } from '../../fixtures/console-page.ts'
import { expect, test } from '../../fixtures/test.ts'

test('an administrator approves an app that registered itself', async ({ page, servers, tenant }) => {
  tenant.tenant.change({ registration: 'approval' })
  const response = await fetch(`${tenant.issuer}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ client_name: 'New app', redirect_uris: ['http://localhost:4020/cb'], scope: 'user/*.rs' },
    }),
  })
  const { client_id: id } = (await response.json()) as { client_id: string }
  await openConsole(page, servers, tenant)
  await goTo(page, 'Clients')
  const card = page.getByRole('region', { name: id })
  await expect(card).toContainText('awaited: refused until then')
  await card.getByRole('button', { name: 'Approve' }).click()
  await expect(card.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  expect(tenant.tenant.client(id)?.awaitsApproval).toBe(false)
})

import {
  authorize,
  callback,
  codeForm,
  type Params,
  post,
  SCOPES,
  type Server,
  type Tokens,
} from '../../support/handshake.ts'

/** Returns the value of a hidden field of a page. */
export const findField = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''

/** Goes through the pages as a browser would, and returns the callback and the session cookie. */
export async function signInByPages(mock: Server, changes: Params = {}, user = 'Practitioner/dr-okafor') {
  const interaction = findField(await (await authorize(mock, changes)).text(), 'interaction')
  const signedIn = await post(mock, 'decide', { interaction, step: 'sign-in', user })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  if (user.startsWith('Practitioner')) {
    await post(mock, 'decide', { interaction, step: 'pick-patient', patient: 'amy-shaw' })
  }
  const form = new URLSearchParams({ interaction, step: 'consent', decision: 'allow' })
  for (const scope of (changes.scope ?? SCOPES).split(' ')) form.append('scope', scope)
  const response = await post(mock, 'decide', form)
  return { response, cookie }
}

/** Redeems the code of a redirect. */
export async function redeem(mock: Server, response: Response): Promise<Tokens> {
  const code = callback(response).get('code') ?? ''
  return (await (await post(mock, 'token', await codeForm(mock, { code }))).json()) as Tokens
}

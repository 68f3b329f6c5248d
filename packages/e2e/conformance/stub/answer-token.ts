import { type Call, sendJson } from './call.ts'

const FORM = /^application\/x-www-form-urlencoded/

/** Refuses every token request: the stub server has one public client and has issued nothing. */
export function answerToken({ request, response, body, has }: Call): unknown {
  const headers = {
    'access-control-allow-origin': '*',
    ...(has('errors can be cached') ? { 'cache-control': 'private' } : {}),
  }
  const refuse = (status: number, error: string) => sendJson(response, status, { error }, headers)
  const spelling = request.rawHeaders.find((name) => name.toLowerCase() === 'content-type')
  const isOdd = has('header names compared exactly') && !/^[Cc]ontent-[Tt]ype$/.test(spelling ?? '')
  const isForm = FORM.test(request.headers['content-type'] ?? '') && !isOdd
  if (!isForm && !isOdd && has('fails on JSON')) return response.writeHead(500).end()
  if (!isForm) return sendJson(response, 400, { error: 'invalid_request' })
  const parameters = new URLSearchParams(body)
  const grant = parameters.get('grant_type')
  if (grant !== 'authorization_code' && grant !== 'refresh_token') {
    const isKnown = grant === 'not_a_grant_type' && !has('one error for all')
    return refuse(400, isKnown ? 'unsupported_grant_type' : 'invalid_request')
  }
  if (parameters.get('client_id') !== 'stub-app')
    return has('unknown client is a bad request')
      ? refuse(400, 'invalid_request')
      : refuse(401, 'invalid_client')
  const isForbidden =
    grant === 'refresh_token' ? has('unknown refresh token is forbidden') : has('unknown code is forbidden')
  return refuse(isForbidden ? 403 : 400, 'invalid_grant')
}

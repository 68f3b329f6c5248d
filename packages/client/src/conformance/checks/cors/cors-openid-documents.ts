import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import {
  readJwksUri,
  readKeySet,
  readOpenidConfiguration,
  readOpenidUrl,
} from '../../sources/openid-documents.ts'
import { judgeOrigin, UNKNOWN_ORIGIN } from './judge-origin.ts'

export const corsOpenidDocuments = defineCheck({
  name: 'cors-openid-documents',
  title: 'Any origin may read openid-configuration and the key set',
  group: 'cors',
  catalogueIds: ['S-032'],
  level: 'SHOULD',
  source: 'derived',
  spec: rfc(9700, '2.6'),
  howToFix: 'Send Access-Control-Allow-Origin: * with openid-configuration and the key set.',
  prerequisites: ['openid'],
  kind: 'active',
  async judge({ get, send }) {
    await get(readOpenidConfiguration)
    await get(readKeySet)
    const ask = { headers: { accept: 'application/json', origin: UNKNOWN_ORIGIN } }
    const document = await send(await get(readOpenidUrl), ask)
    const keys = await send(await get(readJwksUri), ask)
    return [
      ...judgeOrigin(document.headers, UNKNOWN_ORIGIN, 'openid-configuration'),
      ...judgeOrigin(keys.headers, UNKNOWN_ORIGIN, 'the key set'),
    ]
  },
})

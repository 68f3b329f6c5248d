import { Disclosure } from '@smart-mock/page-kit'
import type { DecodedJwt } from '../../model/api.ts'
import { JsonView } from '../components/json/json-view.tsx'
import { Secret } from '../components/secret.tsx'

/** Shows a decoded JWT, without judging it. */
export function JwtView({ jwt, open = false }: { jwt: DecodedJwt; open?: boolean }) {
  return (
    <Disclosure
      open={open}
      title={
        <span>
          JWT <code>{jwt.name}</code>
        </span>
      }
    >
      <div class="stack-tight">
        <Secret value={jwt.compact} what={jwt.name} />
        <h3>Header</h3>
        <JsonView value={jwt.header} name={`header of ${jwt.name}`} plain />
        <h3>Claims</h3>
        <JsonView value={jwt.claims} name={`claims of ${jwt.name}`} plain />
      </div>
    </Disclosure>
  )
}

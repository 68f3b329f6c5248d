import type { TokenView } from '../../model/api.ts'
import { DetailTable } from '../components/detail-table.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { VerdictText } from '../components/verdicts/verdict-text.tsx'
import { JwtView } from '../run/jwt-view.tsx'

/** Shows the id_token, judged claim by claim. */
export function IdToken({ idToken }: { idToken: TokenView['idToken'] }) {
  return (
    <section class="stack-tight" aria-label="id_token">
      <h2>id_token</h2>
      {idToken ? (
        <>
          <VerdictNote verdict={idToken.verdict} />
          <p>
            Signature: <VerdictText verdict={idToken.signature} />
          </p>
          <DetailTable caption="Claims" details={idToken.claims} />
          {idToken.jwt && <JwtView jwt={idToken.jwt} />}
        </>
      ) : (
        <p class="muted">
          The server sent none. It sends one if the scopes “openid fhirUser” are requested and granted.
        </p>
      )}
    </section>
  )
}

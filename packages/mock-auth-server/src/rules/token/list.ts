import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { backendTokenReused } from './backend-token-reused.ts'
import { codeAsDelivered } from './code-as-delivered.ts'
import { codeOnce } from './code-once.ts'
import { codePromptly } from './code-promptly.ts'
import { confidentialWithoutClientId } from './confidential-without-client-id.ts'
import { grantTypeFits } from './grant-type-fits.ts'
import { publicClientId } from './public-client-id.ts'
import { redirectUriSame } from './redirect-uri-same.ts'
import { stateAnsweredOnce } from './state-answered-once.ts'
import { tokenAccept } from './token-accept.ts'
import { tokenAsForm } from './token-as-form.ts'
import { tokenBodyOnly } from './token-body-only.ts'
import { tokenByPost } from './token-by-post.ts'
import { tokenEncoding } from './token-encoding.ts'
import { tokenNotNavigated } from './token-not-navigated.ts'
import { tokenParametersOnce } from './token-parameters-once.ts'
import { tokenWithoutExtras } from './token-without-extras.ts'
import { verifierEntropy } from './verifier-entropy.ts'
import { verifierForm } from './verifier-form.ts'
import { verifierFresh } from './verifier-fresh.ts'
import { verifierMatches } from './verifier-matches.ts'
import { verifierNeedsChallenge } from './verifier-needs-challenge.ts'
import { verifierPresent } from './verifier-present.ts'

export const TOKEN_RULES: readonly RuleDeclaration[] = [
  verifierPresent,
  verifierForm,
  verifierMatches,
  verifierEntropy,
  verifierFresh,
  verifierNeedsChallenge,
  stateAnsweredOnce,
  tokenByPost,
  tokenAsForm,
  tokenBodyOnly,
  tokenEncoding,
  tokenParametersOnce,
  grantTypeFits,
  codeAsDelivered,
  codeOnce,
  codePromptly,
  redirectUriSame,
  publicClientId,
  confidentialWithoutClientId,
  tokenAccept,
  tokenWithoutExtras,
  tokenNotNavigated,
  backendTokenReused,
]

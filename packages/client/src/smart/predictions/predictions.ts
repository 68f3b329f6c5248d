import { predictCallback } from './predict-callback.ts'
import { predictClientType } from './predict-client-type.ts'
import { predictCors } from './predict-cors.ts'
import { predictEndpoints } from './predict-endpoints.ts'
import { predictFraming } from './predict-framing.ts'
import { predictPkce } from './predict-pkce.ts'
import { predictScopes } from './predict-scopes.ts'
import { predictSecureContext } from './predict-secure-context.ts'
import type { Prediction } from './prediction.ts'

/** All predictions before the redirect, in order. */
export const predictions: readonly Prediction[] = [
  predictCallback,
  predictSecureContext,
  predictEndpoints,
  predictClientType,
  predictPkce,
  predictScopes,
  predictFraming,
  predictCors,
]

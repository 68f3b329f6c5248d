import type { AccessToken, RefreshToken } from '../../core/oauth/grant.ts'
import type { Tenant } from '../../state/tenant.ts'

/** A token of either kind, as introspection and revocation receive it. */
export type AnyToken =
  | { readonly kind: 'access_token'; readonly token: AccessToken }
  | { readonly kind: 'refresh_token'; readonly token: RefreshToken }

/** Looks a token up, regardless of its kind and expiry. */
export async function findToken(
  { state }: Pick<Tenant, 'state'>,
  token: string,
): Promise<AnyToken | undefined> {
  const access = await state.findAccessToken(token)
  if (access) return { kind: 'access_token', token: access }
  const refresh = await state.findRefreshToken(token)
  return refresh && { kind: 'refresh_token', token: refresh }
}

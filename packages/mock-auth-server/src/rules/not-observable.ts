/** Rows of catalogue B that no rule judges, each with the reason. */
export const NOT_OBSERVABLE: readonly { readonly id: string; readonly reason: string }[] = []

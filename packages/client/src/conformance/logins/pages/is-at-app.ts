/** Returns `true` for a URL of the app: the redirect URI, whatever query and fragment it has. */
export const isAtApp = (url: URL, redirectUri: string): boolean =>
  withoutQuery(url) === withoutQuery(new URL(redirectUri))

const withoutQuery = ({ href }: URL): string => href.split(/[?#]/, 1)[0] ?? ''

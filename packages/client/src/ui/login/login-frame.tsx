/** Frames the server's own login form. Its scripts run in its own origin; it cannot navigate this page. */
export function LoginFrame({ url, name }: { url: string; name: string }) {
  return (
    <iframe
      class="login-frame"
      src={url}
      title={`Login at ${name}`}
      sandbox="allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-storage-access-by-user-activation"
      referrerpolicy="strict-origin"
    />
  )
}

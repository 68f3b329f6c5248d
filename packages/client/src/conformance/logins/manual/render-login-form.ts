const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Renders the page that sends an authorization request by POST, when its button is pressed. */
export function renderLoginForm(endpoint: string, form: URLSearchParams): string {
  const fields = [...form].map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeAttribute(name)}" value="${escapeAttribute(value)}">`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Login</title>
<form method="post" action="${escapeAttribute(endpoint)}">
${fields.join('\n')}
<button>Continue to the authorization server</button>
</form>
</html>
`
}

const escapeAttribute = (text: string): string => text.replace(/[&<>"]/g, (each) => ENTITIES[each] ?? each)

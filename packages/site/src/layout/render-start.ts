import type { RecordedLogin } from '../content/record-login.ts'

/** Renders the content of the first page: what smart-mock is, how it starts, and what it shows. */
export function renderStart({ svg }: RecordedLogin, counts: { faults: number; rules: number }): string {
  return `<section class="hero">
<h1>Test your SMART on FHIR app against servers that misbehave</h1>
<p class="lead">smart-mock is a strict SMART authorization server and FHIR R4 server for your machine and your CI, with ${counts.faults} faults that you can arm, and a verdict on what your app did with each of them.</p>
<pre tabindex="0"><code>npx smart-mock --client-id my-app --redirect-uri http://localhost:3000/callback
npx smart-mock sweep --client-id my-app --redirect-uri http://localhost:3000/callback \\
  --launch-url http://localhost:3000/launch --report report.html</code></pre>
<p>The first starts the server, at the FHIR base <code>http://localhost:4010/fhir</code>. The second runs your app against every fault and writes a report.</p>
<p class="actions"><a class="primary" href="guides/test-your-app.html">Test your app in ten minutes</a> <a href="faults.html">See all faults</a></p>
</section>
<section>
<h2 id="see">See what your app does</h2>
<p>This login was recorded while this page was built. The fault <a href="faults/state-changed.html"><code>state-changed</code></a> struck at the callback (⚡), and an app that checks nothing redeemed the code (✗).</p>
<div class="figure" tabindex="0" role="group" aria-label="Recorded login">${svg}</div>
<p><a href="login.html">How to read it, and the same login without a fault</a></p>
</section>
<section>
<h2 id="for">What it is for</h2>
<ul class="cards">
<li><h3><a href="guides/test-your-app.html">You build an app</a></h3>Develop offline against realistic patients, then arm what occurs in the field: a wrong <code>state</code>, a bad signature, a 429 in the middle of paging, a lost response.</li>
<li><h3><a href="guides/test-your-server.html">You build a server</a></h3>Point the client at it. It shows each raw request and response, checks them against the specification, and says what to try.</li>
<li><h3><a href="guides/ci.html">You run a pipeline</a></h3>One command, an exit code that never is a silent green, and reports as HTML, JUnit, SARIF and Markdown.</li>
<li><h3><a href="rules.html">You want to know more</a></h3>Whatever is armed, ${counts.rules} rules judge every request: PKCE, entropy of <code>state</code>, tokens in the wrong place.</li>
</ul>
</section>
<section>
<h2 id="from">Coming from another tool</h2>
<p><a href="guides/from-the-smart-launcher.html">From the public SMART launcher</a>: change the host of your links. <a href="guides/from-a-hand-written-fake.html">From a hand-written fake</a>: delete it. <a href="guides/from-mock-oauth2-server.html">From mock-oauth2-server</a>: keep the tokens, gain the rest.</p>
</section>`
}

/** Renders the content of the page with recorded logins. */
export function renderLogin(plain: RecordedLogin, struck: RecordedLogin): string {
  const figure = ({ svg }: RecordedLogin, label: string) =>
    `<div class="figure" tabindex="0" role="group" aria-label="${label}">${svg}</div>`
  return `<h1>A recorded login</h1>
<p>Both diagrams were recorded while this page was built, with a public app that checks nothing. Every run in the console and in a report has such a diagram; <code>GET /tenants/default/diagram.svg</code> returns that of a tenant.</p>
<h2 id="without-a-fault">Without a fault</h2>
<p>Each arrow is a request or its response, with the number of the exchange in the journal: discovery, the authorize request and the redirect with the code, the token request, the requests for data.</p>
${figure(plain, 'A login without a fault')}
<h2 id="with-a-fault">With a fault</h2>
<p><a href="faults/state-changed.html"><code>state-changed</code></a> struck where the ⚡ is. A correct client rejects the login there. This one went on: the marked row shows what was wrong (✗), and the verdict is <em>not met</em>.</p>
${figure(struck, 'A login with a fault')}
<h2 id="what-next">What next</h2>
<p><a href="guides/test-your-app.html">Test your app in ten minutes</a>, or read <a href="guides/sweep.html">how a sweep runs it against every fault</a>.</p>`
}

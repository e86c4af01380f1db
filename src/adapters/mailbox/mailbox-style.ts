/** Style sheet of the mailbox, in light and dark. */
export const style = `:root{color-scheme:light dark;--page:#f3f5f8;--card:#fff;--text:#161b22;--quiet:#5a6472;--rule:#e3e7ec;--link:#1f5fd6}
@media (prefers-color-scheme:dark){:root{--page:#14171c;--card:#1e232b;--text:#f1f4f8;--quiet:#aab4c2;--rule:#343c48;--link:#8ab4ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif}
main{max-width:56rem;margin:0 auto;padding:2rem 1rem}
header{display:flex;justify-content:space-between;align-items:center}
h1{font-size:1.5rem;overflow-wrap:anywhere}
a{color:var(--link)}
button{font:inherit;padding:.4rem 1rem;border:1px solid var(--rule);border-radius:8px;background:var(--card);color:var(--text)}
ol{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--rule);border-radius:12px}
li+li{border-top:1px solid var(--rule)}
li a{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;padding:.75rem 1rem;text-decoration:none;color:inherit}
li strong{flex-basis:100%;overflow-wrap:anywhere}
li span,time,p{color:var(--quiet)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0 0 1rem}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
nav{display:flex;gap:.5rem;margin-bottom:1rem}
nav a{padding:.3rem .8rem;border-radius:8px}
nav a[aria-current]{background:var(--card);border:1px solid var(--rule);color:inherit;text-decoration:none}
iframe{width:100%;height:70vh;border:1px solid var(--rule);border-radius:12px;background:#fff}
pre{padding:1rem;background:var(--card);border:1px solid var(--rule);border-radius:12px;white-space:pre-wrap;overflow-wrap:anywhere}`

/** Script of the mailbox: its button empties the mailbox, and new e-mails appear. */
export const script = `const list = document.getElementById('mails')
const empty = document.getElementById('empty')
if (empty) {
  const ask = async () => (await (await fetch('/mail/', { headers: { accept: 'application/json' } })).json()).messages
  empty.addEventListener('click', async () => {
    await fetch('/mail/', { method: 'DELETE' })
    location.reload()
  })
  setInterval(async () => {
    if (document.hidden) return
    const messages = await ask().catch(() => undefined)
    if (messages && messages.length !== Number(list?.dataset.count ?? 0)) location.reload()
  }, 1500)
}`

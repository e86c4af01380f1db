/** The look of the pages that the API itself answers with: one small sheet, inline, as nothing else may load. */
export const style =
  ':root{color-scheme:light dark;--accent:light-dark(#0b5fff,#8ab4ff);--bad:light-dark(#b3261e,#ffb4ab);--line:light-dark(#8a8f98,#7d838d)}' +
  '*{box-sizing:border-box}body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif}main{max-width:38rem;margin:0 auto;padding:2rem 1.25rem}' +
  'h1{font-size:1.75rem;line-height:1.2}label,dt{display:block;font-weight:600;margin-top:1.25rem}dd{margin:0;overflow-wrap:anywhere;font-family:ui-monospace,monospace}' +
  'input,textarea,select{width:100%;font:inherit;padding:.6rem .75rem;border:1px solid var(--line);border-radius:.5rem;background:Canvas;color:CanvasText}' +
  'textarea{min-height:8rem}button{margin-top:1.5rem;font:inherit;font-weight:600;padding:.7rem 1.5rem;border:0;border-radius:.5rem;background:var(--accent);color:light-dark(#fff,#0b1220)}' +
  ':focus-visible{outline:3px solid var(--accent);outline-offset:2px}[role=alert]{border:3px solid var(--bad);border-radius:.5rem;padding:1rem 1.25rem}' +
  '[role=alert] a,.error,[data-error]{color:var(--bad);font-weight:600}[aria-invalid=true]{border:2px solid var(--bad)}a{color:var(--accent)}'

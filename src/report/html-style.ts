/** The style of the HTML report; constant, so that the page can allow exactly this and nothing else. */
export const style = `
:root{color-scheme:light dark;--back:#fff;--soft:#f6f8fa;--line:#d8dee4;--text:#1f2328;--dim:#59636e;--error:#cf222e;--warning:#9a6700;--good:#1a7f37;--link:#0969da;--mark:#ffebe9;--mark2:#fff1c2}
@media(prefers-color-scheme:dark){:root{--back:#0d1117;--soft:#151b23;--line:#30363d;--text:#e6edf3;--dim:#9198a1;--error:#ff7b72;--warning:#d29922;--good:#3fb950;--link:#58a6ff;--mark:#6e2b2f;--mark2:#513c06}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:74rem;padding:2rem 1.25rem 4rem;background:var(--back);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2.5rem 0 .75rem}
code,pre,.place{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.87em}
code{background:var(--soft);border:1px solid var(--line);border-radius:4px;padding:0 .25em;overflow-wrap:anywhere}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
.verdict{font-size:1.05rem;margin:.35rem 0 0}.dim,small{color:var(--dim)}
.error b{color:var(--error)}.warning b{color:var(--warning)}.good{color:var(--good)}
.sums{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.25rem 0 0;padding:0;list-style:none}
.sums li{border:1px solid var(--line);border-radius:8px;padding:.45rem .9rem;min-width:6rem}
.sums strong{display:block;font-size:1.35rem;line-height:1.2;font-variant-numeric:tabular-nums}
.sums .bad strong{color:var(--error)}.sums .poor strong{color:var(--warning)}.sums .fine strong{color:var(--good)}
form{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin:1.5rem 0 0;padding:.6rem 0;background:var(--back);border-bottom:1px solid var(--line)}
select{font:inherit;color:inherit;background:var(--soft);border:1px solid var(--line);border-radius:6px;padding:.2rem .4rem}
[hidden]{display:none!important}
article{border:1px solid var(--line);border-left:4px solid var(--error);border-radius:6px;padding:.6rem .9rem;margin:.6rem 0}
article.warning{border-left-color:var(--warning)}article p{margin:0;overflow-wrap:anywhere}
article .head{display:flex;gap:.2rem .8rem;align-items:baseline}
article .head span:nth-of-type(2){flex:1;min-width:0}
article small{white-space:nowrap}
@media(max-width:40rem){article .head{flex-wrap:wrap}article .head span:nth-of-type(2){flex-basis:100%;order:1}}
.place{color:var(--dim)}
pre{margin:.5rem 0 .3rem;padding:.45rem .7rem;background:var(--soft);border-radius:6px;overflow-x:auto;font-size:.83em}
mark{background:var(--mark);color:inherit;border-radius:2px;box-shadow:0 2px 0 var(--error)}
.warning mark{background:var(--mark2);box-shadow:0 2px 0 var(--warning)}
mark:empty{padding-left:2px;background:var(--error)}.warning mark:empty{background:var(--warning)}
ins{color:var(--good);text-decoration:none}ins code{white-space:pre-wrap}
details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0}
summary{cursor:pointer;padding:.5rem .9rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.93em}
th,td{text-align:left;vertical-align:top;padding:.4rem .9rem;border-top:1px solid var(--line)}
th{font-weight:600;color:var(--dim)}td{overflow-wrap:anywhere}td:first-child,td:last-child{overflow-wrap:normal}
footer{margin-top:3rem;color:var(--dim);font-size:.87em}
`
